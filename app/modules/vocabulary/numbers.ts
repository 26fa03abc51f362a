import { readEnglish } from './english-numbers'

/**
 * Reading a written number: 3,000 · -30 · 1.5万 · 三千五 · 1/2 · 零下三十 · 2 thousand · twenty-five. The text is expected
 * as `plainText` gives it.
 */
export type NumberMatch = { start: number; end: number; value: number; written: string }

const vulgar: Record<string, string> = {
  '¼': '1/4',
  '½': '1/2',
  '¾': '3/4',
  '⅓': '1/3',
  '⅔': '2/3',
  '⅛': '1/8',
  '⅜': '3/8',
  '⅝': '5/8',
  '⅞': '7/8',
}

/**
 * Full-width signs made plain, one kind of minus and of space; everything else stays as written, character
 * for character, but for white space that runs on and fractions like ½.
 */
export function plainText(text: string): string {
  return text
    .replace(
      /[¼½¾⅓⅔⅛⅜⅝⅞]/gu,
      (sign, at: number) => (at > 0 && /\d/.test(text[at - 1] ?? '') ? ' ' : '') + vulgar[sign],
    )
    .replace(/[\uff01-\uff5e]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[−﹣]/gu, '-')
    .replaceAll('￥', '¥')
    .replace(/\s+/gu, ' ')
    .trim()
}

const SIGN = /(?:零下|负|minus |subzero |below zero |[-+])\s?/iy
const FRACTION = /(?:(\d{1,4})[ -])?(\d{1,3})[/⁄](\d{1,3})(?![\d/])/y
const ARABIC = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:e[+-]?\d{1,2}(?![a-z\d]))?|\.\d+/iy
const MULTIPLIER = / ?(?:(亿|万|千|百|十)|(thousand|million|k|m(?= (?:yuan|rmb|cny)))(?![a-z]))/iy
const CHINESE = /[零〇一二两俩三四五六七八九十百千万亿廿半]+(?:点[零〇一二三四五六七八九]+)?/y
const BARE = /^(?:百(?!分)|千(?![克瓦米牛伏帕卡]|斤顶))(?!\p{Script=Han}?[百千万])/u
const HALF = / ?个半(?=小时|钟头|月|星期)/y
/** 千 before these is part of the unit: 3千瓦 is three kilowatts. */
const KILO_UNIT = /^[克瓦米牛伏帕卡]/u

const sizes: Record<string, number> = {
  十: 10,
  百: 100,
  千: 1_000,
  万: 10_000,
  亿: 100_000_000,
  k: 1_000,
  thousand: 1_000,
  million: 1_000_000,
  m: 1_000_000,
}

const matchAt = (pattern: RegExp, text: string, at: number) => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/**
 * The ways to read a number at `at`, the likeliest first; empty where none stands there. There are two where
 * the last character may belong to the unit (3千克).
 */
export function readNumbers(text: string, at: number): NumberMatch[] {
  const sign = matchAt(SIGN, text, at)
  const start = at + (sign?.[0].length ?? 0)
  const negative = sign !== null && !sign[0].startsWith('+')
  const found =
    readFraction(text, start) ??
    readArabic(text, start) ??
    readChinese(text, start) ??
    readEnglish(text, start)
  return (found ?? []).map((read) => {
    // 一个半小时
    const half = matchAt(HALF, text, read.end)
    const end = read.end + (half?.[0].length ?? 0)
    const value = read.value + (half ? 0.5 : 0)
    return {
      start: at,
      end,
      value: negative && value !== 0 ? -value : value,
      written: text.slice(at, end).trim(),
    }
  })
}

type Read = { end: number; value: number }

function readFraction(text: string, at: number): Read[] | null {
  const match = matchAt(FRACTION, text, at)
  if (match === null) return null
  const below = Number(match[3])
  if (below === 0) return null
  return [{ end: at + match[0].length, value: Number(match[1] ?? 0) + Number(match[2]) / below }]
}

function readArabic(text: string, at: number): Read[] | null {
  const match = matchAt(ARABIC, text, at)
  if (match === null) return null
  const digits = Number(match[0].replaceAll(',', ''))
  if (!Number.isFinite(digits)) return null
  const end = at + match[0].length
  const size = matchAt(MULTIPLIER, text, end)
  if (size === null) return [{ end, value: digits }]
  const word = (size[1] ?? size[2] ?? '').toLowerCase()
  const multiplied = { end: end + size[0].length, value: digits * (sizes[word] ?? 1) }
  // 1万2
  const colloquial = word === '万' ? /^[1-9](?![\d.,a-z千百])/i.exec(text.slice(multiplied.end)) : null
  if (colloquial)
    return [{ end: multiplied.end + 1, value: multiplied.value + Number(colloquial[0]) * 1_000 }]
  const tail = word === '万' || word === '亿' ? readArabic(text, multiplied.end)?.[0] : undefined
  // 3万5千
  if (tail && tail.value < (sizes[word] ?? 1) && /[千百]$/u.test(text.slice(multiplied.end, tail.end)))
    return [{ end: tail.end, value: multiplied.value + tail.value }]
  return withKiloUnit(text, multiplied, word, { end, value: digits })
}

function readChinese(text: string, at: number): Read[] | null {
  const match = matchAt(CHINESE, text, at)
  // 几十, 数百, 十几 say no number.
  if (match === null || /[几数]/u.test(text[at - 1] ?? '') || text[at + match[0].length] === '几') return null
  let written = match[0]
  let value = chineseNumber(written)
  // 一百零 and the like are no numbers: take the longest beginning that is one.
  while (value === null && written.length > 1) {
    written = written.slice(0, -1)
    value = chineseNumber(written)
  }
  // 百米, 千度: one hundred, one thousand; a 千瓦, a 百分 and a 千斤顶 are none.
  if (value === null && BARE.test(text.slice(at))) value = sizes[written] ?? null
  if (value === null) return null
  const whole = { end: at + written.length, value }
  const shorter = written.length > 1 ? chineseNumber(written.slice(0, -1)) : null
  return withKiloUnit(
    text,
    whole,
    written.at(-1) ?? '',
    shorter === null ? null : { end: whole.end - 1, value: shorter },
  )
}

function withKiloUnit(text: string, whole: Read, last: string, shorter: Read | null): Read[] {
  if (last !== '千' || shorter === null || !KILO_UNIT.test(text.slice(whole.end))) return [whole]
  return [shorter, whole]
}

const digitValue: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

/** 三千二百 · 一万五 (15000) · 二〇二六 · 十五 · 半 · 一点五; null where the characters make no number. */
export function chineseNumber(text: string): number | null {
  if (text === '半') return 0.5
  const [whole = '', decimals] = text.split('点')
  if (whole.includes('半')) return null
  const integer = chineseInteger(whole)
  if (integer === null || decimals === undefined) return integer
  const digits = [...decimals].map((sign) => digitValue[sign])
  return Number(`${integer}.${digits.join('')}`)
}

function chineseInteger(text: string): number | null {
  if (text === '') return null
  if (/^[零〇一二三四五六七八九]{2,}$/u.test(text))
    return Number([...text].map((sign) => digitValue[sign]).join(''))
  for (const [sign, size] of [
    ['亿', 100_000_000],
    ['万', 10_000],
  ] as const) {
    const at = text.indexOf(sign)
    if (at < 0) continue
    const above = chineseInteger(text.slice(0, at))
    const rest = text.slice(at + 1)
    if (above === null) return null
    if (rest === '') return above * size
    const below = chineseInteger(rest.replace(/^[零〇]/u, ''))
    if (below === null || below >= size) return null
    // 一万五: the digit alone stands for the next place
    return above * size + (/^[一二两三四五六七八九]$/u.test(rest) ? (below * size) / 10 : below)
  }
  return belowTenThousand(text)
}

function belowTenThousand(text: string): number | null {
  let total = 0
  let digit: number | null = null
  let last = 10_000
  let zero = false
  for (const sign of text.replaceAll('廿', '二十')) {
    if (sign in digitValue) {
      if (digit !== null) return null
      if (digitValue[sign] === 0) {
        zero = true
        if (text.length > 1) continue
      }
      digit = digitValue[sign] ?? 0
      continue
    }
    const size = sign === '十' ? 10 : (sizes[sign] ?? 0)
    if (size >= last || (digit === null && (size !== 10 || total > 0))) return null
    total += (digit ?? 1) * size
    digit = null
    zero = false
    last = size
  }
  if (digit === null) return zero && text.length > 1 ? null : total
  // 三千五 is 3500, 三千零五 is 3005
  return total + (zero || last === 10_000 || last === 10 ? digit : (digit * last) / 10)
}

/** A number found in a normalised text: Arabic, Chinese or in English words. */
export type Numeral = { start: number; end: number; value: number }

const DIGITS: Record<string, number> = {
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
const TENS: Record<string, number> = { 十: 10, 百: 100, 千: 1_000 }
const MYRIADS: Record<string, number> = { 万: 10_000, 亿: 100_000_000 }

/** `三千` 3000, `两千五` 2500, `一百零八` 108, `三点五` 3.5, `半` 0.5, `十五万` 150000; null for what is no number. */
export function readChineseNumber(text: string): number | null {
  if (text === '半') return 0.5
  const [whole = '', fraction] = text.split('点')
  if (fraction !== undefined) {
    if (fraction === '' || ![...fraction].every((char) => char in DIGITS)) return null
    const left = readWhole(whole)
    if (left === null) return null
    return Number(`${left}.${[...fraction].map((char) => DIGITS[char]).join('')}`)
  }
  return readWhole(whole)
}

function readWhole(text: string): number | null {
  if (text === '') return null
  if ([...text].every((char) => char in DIGITS)) return Number([...text].map((char) => DIGITS[char]).join(''))
  let total = 0
  let section = 0
  let digit: number | null = null
  let lastUnit = 1
  let zero = false
  for (const char of text) {
    if (char in DIGITS) {
      if (digit !== null && digit !== 0) return null
      digit = DIGITS[char] ?? 0
      zero = digit === 0
    } else if (char in TENS) {
      lastUnit = TENS[char] ?? 1
      section += (digit ?? 1) * lastUnit
      digit = null
      zero = false
    } else if (char in MYRIADS) {
      lastUnit = MYRIADS[char] ?? 1
      total += (section + (digit ?? 0)) * lastUnit
      section = 0
      digit = null
      zero = false
    } else return null
  }
  // 两千五 is 2500, 两千零五 is 2005.
  if (digit !== null)
    section += lastUnit > 10 && !zero && !text.includes('零') ? (digit * lastUnit) / 10 : digit
  return total + section
}

const UNITS: Record<string, number> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}
const SCALES: Record<string, number> = { hundred: 100, thousand: 1_000, million: 1_000_000, dozen: 12 }
const small = Object.keys(UNITS)
  .sort((a, b) => b.length - a.length)
  .join('|')
const scales = Object.keys(SCALES).join('|')

const CHINESE = /[零〇一二两俩三四五六七八九十百千万亿]+(?:点[零〇一二两三四五六七八九]+)?/gu
const ARABIC =
  /(?<![a-z0-9.])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(十|百|千(?![瓦牛克米伏帕])|万|亿|k(?![a-z])|thousand|million|m(?= (?:yuan|rmb|cny)))?/gu
const ENGLISH = new RegExp(
  `\\b(?:(?:${small}|a(?=[ -](?:${scales}))|(?<=\\b(?:within|in|under|from|over|than|least|most|of) )an?(?= (?:week|month|day|hour|minute|tonne|ton|metre|meter|kilometre|kilometer|mile|year)\\b))(?:(?:[ -]and)?[ -](?:${small}|${scales}))*)(?: and a half)?\\b|\\bhalf an?\\b|\\bhalf(?=[ -](?:hour|day|year|ton|metre|meter|month))`,
  'g',
)
const UNIT_THOUSAND = /千[瓦牛克米伏帕]$/u
const SUFFIX: Record<string, number> = {
  十: 10,
  百: 100,
  千: 1_000,
  万: 10_000,
  亿: 1e8,
  k: 1_000,
  thousand: 1_000,
  million: 1e6,
  m: 1e6,
}

function readEnglish(text: string): number {
  if (text.startsWith('half')) return 0.5
  const half = text.endsWith(' and a half')
  let total = 0
  let current = 0
  for (const word of (half ? text.slice(0, -11) : text).split(/[ -]/)) {
    if (word === 'a' || word === 'an') current += text.length <= 2 ? 1 : 0
    else if (word in UNITS) current += UNITS[word] ?? 0
    else if (word === 'hundred' || word === 'dozen') current = Math.max(1, current) * (SCALES[word] ?? 1)
    else if (word in SCALES) {
      total += Math.max(1, current) * (SCALES[word] ?? 1)
      current = 0
    }
  }
  return total + current + (half ? 0.5 : 0)
}

/** Every number of the text, in order; `半`, `个半` and vague ones (`几十`, `十几`) are told apart. */
export function numerals(text: string): Numeral[] {
  const found: Numeral[] = []
  const claim = (start: number, end: number, value: number) => {
    if (Number.isFinite(value) && !found.some((other) => start < other.end && end > other.start))
      found.push({ start, end, value })
  }
  for (const match of text.matchAll(ARABIC)) {
    const [written, whole = '', fraction = '', suffix] = match
    const value = Number(whole.replaceAll(',', '') + fraction) * (suffix ? (SUFFIX[suffix] ?? 1) : 1)
    const end = match.index + (suffix ? written.length : written.trimEnd().length)
    const sign = /(?:^|[^\d\w])-$/.test(text.slice(0, match.index)) ? -1 : 1
    claim(sign < 0 ? match.index - 1 : match.index, end, sign * value)
  }
  for (const match of text.matchAll(CHINESE)) {
    const before = text[match.index - 1]
    const after = text[match.index + match[0].length]
    if (before === '几' || before === '数' || after === '几') continue
    // The last character of 三十千瓦 belongs to the unit.
    const written =
      match[0].length > 1 && UNIT_THOUSAND.test(`${match[0]}${after ?? ''}`)
        ? match[0].slice(0, -1)
        : match[0]
    const value = readChineseNumber(written)
    if (value !== null) claim(match.index, match.index + written.length, value)
  }
  for (const match of text.matchAll(/半(?=个?(?:小时|钟头|天|月|年|吨|米|公里|分钟|日))/gu))
    claim(match.index, match.index + 1, 0.5)
  for (const match of text.matchAll(ENGLISH))
    claim(match.index, match.index + match[0].trimEnd().length, readEnglish(match[0].trim()))
  return found.sort((a, b) => a.start - b.start)
}

import { type Amount, readAmount } from './amounts'
import { beginsComparison, type Op } from './comparisons'
import { beginsEnglishNumber } from './english-numbers'
import { parseIp, writeIp } from './ip-rating'
import { canonicalReading, readingOfAmount } from './quantity'
import { type UnitReading, unitsOfVocabulary } from './units'
import type { SpecAttribute, Vocabulary } from './vocabulary'

/** A quantity found inside a longer text; `readings` says what it is worth for every attribute it may be of. */
export type QuantityMatch = {
  start: number
  end: number
  /** the words it came from */
  from: string
  /** number and unit, without what compares */
  figure: { start: number; end: number }
  op: Op | null
  /** the words of comparison before the number */
  compared: { start: number; end: number; written: string } | null
  approximate: boolean
  value: number | null
  unit: string | null
  readings: {
    attribute: string
    /** what kind of quantity the unit is of: mass, length, volume/time … */
    dimension: string
    number: number | null
    numberMax: number | null
    text: string | null
  }[]
}

/** `lowerCase`: the text was put in lower case, so that MW and mW are written alike. */
export type ScanOptions = { lowerCase?: boolean }

const IP =
  /(?:(?:>=|≥|不低于|至少|at least) ?)?(?<![a-z0-9])(IP[ -]?[0-6X][0-9X])(?![a-z0-9])(?: ?(?:及以上|或以上|以上|or (?:better|above|higher)))?/iy
const MONEY = /(?:¥|RMB ?|CNY ?|人民币)(?=\d)/iy
const WORD = /[\p{Script=Latin}\d.]/u
/** 640x512: a size, no quantity */
const SIZE = / ?[x*×] ?\d/iy

/**
 * The quantity that begins at `position` of a text (as `plainText` gives it), comparison words included;
 * null where none does. A position inside a word or number gives none, so that model numbers stay whole.
 * A number without a unit comes back with no readings.
 */
export function matchQuantityAt(
  text: string,
  position: number,
  vocabulary: Vocabulary,
  { lowerCase = false }: ScanOptions = {},
): QuantityMatch | null {
  if (WORD.test(text[position - 1] ?? '') && /[\p{Script=Latin}\d.+-]/u.test(text[position] ?? ''))
    return null
  const rating = matchAt(IP, text, position)
  if (rating?.[1]) return ipMatch(rating[0], rating[1], position, vocabulary)

  const money = matchAt(MONEY, text, position)
  const start = position + (money?.[0].length ?? 0)
  const amount = readAmount(text, start, { table: unitsOfVocabulary(vocabulary), lowerCase })
  if (amount === null) return null
  const { figure, valueWritten, unitWritten } = amount
  if (matchAt(SIZE, text, figure.end)) return null
  if (unitWritten === null && /[a-z\d]/i.test(text[figure.end] ?? '') && /\d$/.test(valueWritten)) return null
  // 5g and 4k are names where case is lost.
  if (lowerCase && (unitWritten === 'g' || unitWritten === 'k') && amount.low.value < 10) return null
  const unit = unitsIn(text, amount)
  const readings = unit.length > 0 ? unit : impliedUnits(text, amount, money !== null, vocabulary)
  return {
    start: position,
    end: unit.length > 0 || readings.length > 0 || unitWritten === null ? amount.end : figure.end,
    from: text.slice(position, amount.end),
    figure: { start: money ? position : figure.start, end: figure.end },
    op: amount.op,
    compared: amount.compared,
    approximate: amount.approximate,
    value: amount.low.value,
    unit: unitWritten,
    readings: likely(amount, readings, vocabulary),
  }
}

/**
 * What the amount comes to for each attribute. Where other attributes name the unit, one that does not and
 * would be far from its usual figures (45 days in the air) is left out.
 */
function likely(amount: Amount, units: UnitReading[], vocabulary: Vocabulary): QuantityMatch['readings'] {
  const all = units.flatMap((unit) => {
    const attribute = vocabulary.attributes.get(unit.attribute)
    const read = readingOfAmount(amount, unit, attribute)
    if (attribute === undefined || read === null) return []
    const { typicalMin: least, typicalMax: most } = attribute
    const far = (least !== null && read.number < least / 4) || (most !== null && read.number > most * 4)
    const { dimension } = unit
    return [
      {
        far: unit.derived === true && far,
        reading: { attribute: attribute.code, dimension, text: null, ...read },
      },
    ]
  })
  const near = all.filter(({ far }) => !far)
  return (near.length > 0 ? near : all).map(({ reading }) => reading)
}

/** In a sentence these count whatever noun comes next: 两台水泵 says nothing of a specification. */
const COUNTERS = /^(?:个|台|套|组|件|sets?|units?|pieces?|pcs?|types|k|f|级|in)$/i

/** The readings of an amount that a sentence means. */
function unitsIn(text: string, { unitWritten, low, figure }: Amount): UnitReading[] {
  if (unitWritten === null || !COUNTERS.test(unitWritten)) return low.readings
  if (unitWritten === '级') {
    const wind =
      /风[^,，。]{0,4}$/u.test(text.slice(0, figure.start)) || /^[^风]{0,2}风/u.test(text.slice(figure.end))
    return wind ? low.readings.filter(({ steps }) => steps !== undefined) : []
  }
  // 30 in: an inch only where no word follows.
  return unitWritten === 'in' && !/^ [a-z]/i.test(text.slice(figure.end)) ? low.readings : []
}

/** Money without its unit (三十万以内, below 150k, ¥500) and degrees below zero. */
function impliedUnits(
  text: string,
  { valueWritten, unitWritten, low, figure }: Amount,
  money: boolean,
  vocabulary: Vocabulary,
): UnitReading[] {
  const of = (quantity: string, unit?: string) =>
    [...vocabulary.attributes.values()]
      .filter((attribute) => attribute.quantity === quantity && (!unit || attribute.canonicalUnit === unit))
      .map(canonicalReading)
  if (unitWritten === null) {
    const large = /[万亿]$/u.test(valueWritten) && !/^[人次]/u.test(text.slice(figure.end))
    if (money || large || (/k$/i.test(valueWritten) && low.value >= 1_000)) return of('money')
    const said =
      /^(?:零下|minus |subzero |below zero )/i.test(valueWritten) && !/^ ?\p{L}/u.test(text.slice(figure.end))
    const at = low.value < 0 && /\b(?:at|to|below|of|in) $/i.test(text.slice(0, figure.start))
    if (said || at) return of('temperature', '℃')
  }
  return []
}

function ipMatch(
  from: string,
  written: string,
  position: number,
  vocabulary: Vocabulary,
): QuantityMatch | null {
  const rating = parseIp(written)
  if (rating === null) return null
  const attributes = [...vocabulary.attributes.values()].filter(({ valueType }) => valueType === 'ordinal')
  const end = position + from.length
  return {
    start: position,
    end,
    from,
    figure: { start: position, end },
    op: '>=',
    compared: null,
    approximate: false,
    value: null,
    unit: null,
    readings: attributes.map(({ code }: SpecAttribute) => ({
      attribute: code,
      dimension: 'rating',
      number: null,
      numberMax: null,
      text: writeIp(rating),
    })),
  }
}

/** Where a number may begin; a run is looked at once. */
const NUMBER = /ip[ -]?[0-6x][0-9x]|\.?\d[\d,.]*|[零〇一二两俩三四五六七八九十百千万亿廿半]+|[a-z]+/giu
/** The longest words before a number: a comparison, 每小时能抽, a sign. */
const MOST_BEFORE = 34

/** All amounts of a text from left to right, none overlapping; those without a known unit have no readings. */
export function scanAmounts(text: string, vocabulary: Vocabulary, options?: ScanOptions): QuantityMatch[] {
  const found: QuantityMatch[] = []
  let done = 0
  for (const { 0: run, index } of text.matchAll(NUMBER)) {
    if (index < done || (/^[a-z]/i.test(run) && !/\d$/.test(run) && !beginsEnglishNumber(run))) continue
    for (let at = Math.max(done, index - MOST_BEFORE); at <= index; at++) {
      if (at < index && !mayBegin(text, at)) continue
      const match = matchQuantityAt(text, at, vocabulary, options)
      if (match === null || match.figure.start > index || match.figure.end <= index) continue
      found.push(match)
      done = Math.max(match.figure.end, match.readings.length > 0 ? match.end : 0)
      break
    }
  }
  return found
}

/** All quantities of a text from left to right, none overlapping. */
export const scanQuantities = (
  text: string,
  vocabulary: Vocabulary,
  options?: ScanOptions,
): QuantityMatch[] => scanAmounts(text, vocabulary, options).filter(({ readings }) => readings.length > 0)

const SIGN_OR_EACH = /[-零负每一¥+aphmsrcb人]/iu

function mayBegin(text: string, at: number): boolean {
  const sign = text[at] ?? ''
  if (/[a-z]/i.test(sign) && /[a-z]/i.test(text[at - 1] ?? '')) return false
  return beginsComparison(sign) || SIGN_OR_EACH.test(sign)
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

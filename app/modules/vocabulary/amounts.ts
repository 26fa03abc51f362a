import {
  type ComparisonMatch,
  comparisonAfter,
  comparisonBefore,
  comparisonBetween,
  type Op,
} from './comparisons'
import { type NumberMatch, readNumbers } from './numbers'
import { foldUnit, tidy, type UnitReading } from './units'

/** A number or a range with its unit, as it stands in a text, before it is said which attribute it is of. */
export type Amount = {
  start: number
  end: number
  op: Op | null
  /** the words of comparison before the number, and where they stand */
  compared: { start: number; end: number; written: string } | null
  approximate: boolean
  low: AmountEnd
  /** the upper end of a range */
  high: AmountEnd | null
  /** number and unit, without what compares */
  figure: { start: number; end: number }
  /** the number or range as written, without comparison and unit */
  valueWritten: string
  unitWritten: string | null
}
export type AmountEnd = { value: number; readings: UnitReading[] }

/** `lowerCase`: the text has lost its case, so that MW and mW are written alike. */
export type Units = {
  table: {
    longest: number
    begins(sign: string): boolean
    find(folded: string, lowerCase?: boolean): UnitReading[]
  }
  lowerCase: boolean
}

const RANGE = / ?(?:-|–|—|~|～|至|到|或|to\b|and\b) ?/iy
const EACH = /(?:[每一]个?|per |an )(小时|钟头|分钟|分|秒钟|秒|天|日|月|hour|minute|second|day|h|min|s|d) ?/iy
const HOURLY = /hourly\b/iy
/** What may stand between 每小时 and its number. */
const GAP = /[^,.;。;，；、以\d]/u
const PLUS = / ?\+(?= ?[a-z\p{Script=Han}])/iuy
const MEASURE = /个(?=[a-z])/iy
/** 三十多米, 40-metre */
const LOOSE = /[多来余]| ?-(?=[a-z])| /iuy
/** 三米六 */
const DECIMAL = /(?<=[米吨])[一二三四五六七八九](?![十百千万\d个])/uy
const BELOW_ZERO = / ?(?:degrees |c )?(?:below|under) (?:zero|freezing)/iy

/**
 * The amount that begins at `at`: comparison, number or range, unit, comparison. Without a known unit it is
 * still an amount, with no readings. Null where no number stands there.
 */
export function readAmount(text: string, at: number, units: Units): Amount | null {
  const comparison = comparisonBefore(text, at)
  const lead = { start: at, end: comparison?.end ?? at, comparison }
  return readRate(text, lead, units) ?? readFrom(text, { ...lead, each: null }, units)
}

type Lead = { start: number; end: number; comparison: ComparisonMatch | null; from?: number }

/** 每小时不少于 · 不少于每小时 · 每小时能抽: only where number and unit make a rate with it. */
function readRate(text: string, lead: Lead, units: Units): Amount | null {
  const each = matchAt(EACH, text, lead.end)
  const hourly = each ?? matchAt(HOURLY, text, lead.end)
  if (hourly === null) return null
  const time = each?.[1] ?? 'h'
  const begin = lead.end + hourly[0].length
  for (let end = begin; end <= begin + (each ? 5 : 12); end++) {
    const comparison = lead.comparison ?? comparisonBefore(text, end)
    const from = lead.comparison ? end : (comparison?.end ?? end)
    const amount = readFrom(text, { start: lead.start, from: end, end: from, comparison, each: time }, units)
    if (amount) return amount.low.readings.length > 0 ? amount : null
    if (!GAP.test(text[end] ?? '')) return null
  }
  return null
}

function readFrom(text: string, lead: Lead & { each: string | null }, units: Units): Amount | null {
  const { comparison, each } = lead
  const first = readEnd(text, lead.end, units, each)
  if (first === null) return null
  let { end } = first
  let high: ReturnType<typeof readEnd> = null
  const dash = matchAt(RANGE, text, first.unitEnd ?? first.number.end)
  if (dash !== null) {
    high = readEnd(text, (first.unitEnd ?? first.number.end) + dash[0].length, units, each)
    if (high !== null && !isRange(first, high)) high = null
  }
  if (high !== null) end = high.end
  const last = high ?? first
  const unitOfBoth = first.readings.length === 0 && high !== null ? high.readings : first.readings
  const tail = tailOf(text, end, last.unitWritten !== null)
  const word = comparison?.op ?? null
  if (tail !== null && (word === null || tail.approximate)) end = tail.end
  const from = lead.from ?? lead.start
  return {
    start: lead.start,
    end,
    op: word ?? tail?.op ?? last.op,
    compared: comparison && { start: from, end: comparison.end, written: comparison.written },
    approximate: Boolean(comparison?.approximate || tail?.approximate),
    low: { value: first.number.value, readings: unitOfBoth },
    high: high && { value: high.number.value, readings: high.readings },
    figure: { start: first.number.start, end: last.unitEnd ?? last.number.end },
    valueWritten: high ? text.slice(first.number.start, high.number.end).trim() : first.number.written,
    unitWritten: high?.unitWritten ?? first.unitWritten,
  }
}

/** After a bare number min is minutes, not minimum. */
function tailOf(text: string, end: number, hasUnit: boolean): ComparisonMatch | null {
  const tail = comparisonAfter(text, end)
  return tail !== null && !hasUnit && /^m(?:in|ax)$/i.test(tail.written) ? null : tail
}

type End = {
  number: NumberMatch
  readings: UnitReading[]
  unitWritten: string | null
  unitEnd: number | null
  op: Op | null
  end: number
}

function readEnd(text: string, at: number, units: Units, each: string | null): End | null {
  let plain: End | null = null
  for (const number of readNumbers(text, at)) {
    // 60+ minutes, seven or more gases
    const plus = matchAt(PLUS, text, number.end)?.[0].length ?? 0
    const between =
      plus > 0 ? { op: '>=' as const, end: number.end + plus } : comparisonBetween(text, number.end)
    const unit = readUnit(text, between?.end ?? number.end, units, each)
    if (unit !== null) return spoken(text, { number, ...unit, unitEnd: unit.end, op: between?.op ?? null })
    plain ??= { number, readings: [], unitWritten: null, unitEnd: null, end: number.end, op: null }
  }
  return plain
}

/** 三米六 is 3.6 m; thirty degrees below zero is -30. */
function spoken(text: string, end: End): End {
  const { number } = end
  const decimal = matchAt(DECIMAL, text, end.end)
  if (decimal) {
    const value = tidy(number.value + '零一二三四五六七八九'.indexOf(decimal[0]) / 10)
    return {
      ...end,
      number: { ...number, value, written: String(value) },
      unitEnd: end.end + 1,
      end: end.end + 1,
    }
  }
  if (number.value <= 0 || !end.readings.some(({ dimension }) => dimension === 'temperature')) return end
  const below = matchAt(BELOW_ZERO, text, end.end)
  if (below === null) return end
  const stop = end.end + below[0].length
  return {
    ...end,
    number: { ...number, value: -number.value, written: `-${number.written}` },
    unitEnd: stop,
    end: stop,
  }
}

function readUnit(text: string, at: number, { table, lowerCase }: Units, each: string | null) {
  let start = at + (matchAt(LOOSE, text, at)?.[0].length ?? 0)
  start += matchAt(MEASURE, text, start)?.[0].length ?? 0
  if (!table.begins(text[start] ?? ' ')) return null
  let best: { end: number; readings: UnitReading[]; unitWritten: string } | null = null
  for (let end = start + 1; end <= text.length; end++) {
    const written = text.slice(start, end)
    const folded = foldUnit(written)
    if (folded.length > table.longest || END.test(written)) break
    if (written.endsWith(' ') || APART.test(written)) continue
    const readings = table.find(each === null ? folded : foldUnit(`${folded}/${each}`), lowerCase)
    if (readings.length > 0 && !splitsWord(text, end) && !OF_NEXT.test(text.slice(start, end + 1)))
      best = { end, readings, unitWritten: each === null ? written : `${written}/${each}` }
  }
  return best
}

/** The m and in of "30 m in one go" make no min, as the kw and h of "kw h" do. */
const APART = /^(?!kw h|sq |cu )[a-z]{1,3} [a-z]{1,3}$/i
/** 五人一小时四百米: the hour is that of the next number. */
const OF_NEXT = /一个?(?:小时|钟头|分钟|天|秒)[\d零〇一二两三四五六七八九十百千万]$/u

/** No unit goes on over these. */
const END = /[,;:!?，。；：！？、\n]$/u

/** A unit in letters ends where the letters end: the m of "5 mobile" is none. */
function splitsWord(text: string, end: number): boolean {
  return /[a-z]/i.test(text[end - 1] ?? '') && /[a-z0-9]/i.test(text[end] ?? '')
}

/** Two numbers are a range when they rise and their units agree. */
function isRange(low: End, high: End): boolean {
  if (low.readings.length > 0 && high.readings.length === 0) return false
  if (low.readings.length > 0) {
    for (const reading of low.readings) {
      const other = high.readings.find((candidate) => candidate.attribute === reading.attribute)
      if (!other) continue
      const bottom = low.number.value * reading.factor + reading.offset
      const top = high.number.value * other.factor + other.offset
      return bottom < top
    }
    return false
  }
  return low.number.value < high.number.value
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

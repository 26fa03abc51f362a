import { type ComparisonMatch, comparisonAfter, comparisonBefore, type Op } from './comparisons'
import { type NumberMatch, readNumbers } from './numbers'
import { foldUnit, type UnitReading } from './units'

/** A number or a range with its unit, as it stands in a text, before it is said which attribute it is of. */
export type Amount = {
  start: number
  end: number
  op: Op | null
  approximate: boolean
  low: AmountEnd
  /** the upper end of a range */
  high: AmountEnd | null
  /** the number or range as written, without comparison and unit */
  valueWritten: string
  unitWritten: string | null
}
export type AmountEnd = { value: number; readings: UnitReading[] }

export type UnitFinder = { longest: number; find(folded: string): UnitReading[] }

const RANGE = / ?(?:-|–|—|~|～|至|到|to\b|and\b) ?/iy
const EACH = /(?:每个?|per )(小时|钟头|分钟|分|秒钟|秒|天|日|月|hour|minute|second|day|h|min|s|d) ?/iy
const EACH_VERB =
  /(?:(?:能够|可以|能|可|要|需要|需|得)?(?:排水|抽水|供水|产水|出水|制水|净水|抽排|抽|排|供|产|出|处理|洗消|达到|达|有)?)/y
const PLUS = / ?\+(?= ?[a-z\p{Script=Han}])/iuy
const MEASURE = /个(?=[a-z])/iy

/**
 * The amount that begins at `at`: comparison, number or range, unit, comparison. Without a known unit it is
 * still an amount, with no readings. Null where no number stands there.
 */
export function readAmount(text: string, at: number, units: UnitFinder): Amount | null {
  const lead = readLead(text, at)
  const first = readEnd(text, lead.end, units, lead.each)
  if (first === null) return null
  let { end } = first
  let high: ReturnType<typeof readEnd> = null
  const dash = matchAt(RANGE, text, first.unitEnd ?? first.number.end)
  if (dash !== null) {
    high = readEnd(text, (first.unitEnd ?? first.number.end) + dash[0].length, units, lead.each)
    if (high !== null && !isRange(first, high)) high = null
  }
  if (high !== null) end = high.end
  const unitOfBoth = first.readings.length === 0 && high !== null ? high.readings : first.readings
  const tail = tailOf(text, end, (high ?? first).unitWritten !== null)
  const word = lead.comparison?.op ?? null
  if (tail !== null && (word === null || tail.approximate)) end = tail.end
  return {
    start: at,
    end,
    op: word ?? tail?.op ?? ((high ?? first).plus ? '>=' : null),
    approximate: Boolean(lead.comparison?.approximate || tail?.approximate),
    low: { value: first.number.value, readings: unitOfBoth },
    high: high && { value: high.number.value, readings: high.readings },
    valueWritten: text.slice(lead.end, high?.number.end ?? first.number.end).trim(),
    unitWritten: high?.unitWritten ?? first.unitWritten,
  }
}

/** After a bare number min is minutes, not minimum. */
function tailOf(text: string, end: number, hasUnit: boolean): ComparisonMatch | null {
  const tail = comparisonAfter(text, end)
  return tail !== null && !hasUnit && /^m(?:in|ax)$/i.test(tail.written) ? null : tail
}

type Lead = { end: number; comparison: ComparisonMatch | null; each: string | null }

/** 每小时不少于 · 不少于每小时 · at least */
function readLead(text: string, at: number): Lead {
  let end = at
  let comparison = comparisonBefore(text, end)
  if (comparison) end = comparison.end
  const each = matchAt(EACH, text, end)
  if (each === null) return { end, comparison, each: null }
  end += each[0].length
  end += matchAt(EACH_VERB, text, end)?.[0].length ?? 0
  comparison ??= comparisonBefore(text, end)
  if (comparison && comparison.end > end) end = comparison.end
  return { end, comparison, each: each[1] ?? null }
}

type End = {
  number: NumberMatch
  readings: UnitReading[]
  unitWritten: string | null
  unitEnd: number | null
  plus: boolean
  end: number
}

function readEnd(text: string, at: number, units: UnitFinder, each: string | null): End | null {
  const numbers = readNumbers(text, at)
  let plain: End | null = null
  for (const number of numbers) {
    // 60+ minutes
    const plus = matchAt(PLUS, text, number.end)?.[0].length ?? 0
    const unit = readUnit(text, number.end + plus, units, each)
    if (unit !== null) return { number, ...unit, unitEnd: unit.end, plus: plus > 0 }
    plain ??= { number, readings: [], unitWritten: null, unitEnd: null, end: number.end, plus: false }
  }
  return plain
}

function readUnit(text: string, at: number, units: UnitFinder, each: string | null) {
  let start = text[at] === ' ' ? at + 1 : at
  start += matchAt(MEASURE, text, start)?.[0].length ?? 0
  let best: { end: number; readings: UnitReading[]; unitWritten: string } | null = null
  for (let end = start + 1; end <= text.length; end++) {
    const written = text.slice(start, end)
    const folded = foldUnit(written)
    if (folded.length > units.longest) break
    if (written.endsWith(' ')) continue
    const full = each === null ? folded : foldUnit(`${written}/${each}`)
    const readings = units.find(full)
    if (readings.length > 0 && !splitsWord(text, end))
      best = { end, readings, unitWritten: each === null ? written : `${written}/${each}` }
  }
  return best
}

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

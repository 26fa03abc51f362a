import type { PlanConstraint } from '~search/plan'
import type { QuantityMatch } from '../quantity-scan'
import type { SpecAttribute, Vocabulary } from '../vocabulary'
import { ABLE, type Around, aroundOf, cueScore, onlyBefore } from './cues'
import { attributeEntries } from './lexicon-data'

type Direction = '>=' | '<=' | null

/** The comparison that the words ask for; null where they only name a figure. */
const asked = ({ op, compared }: QuantityMatch): Direction =>
  op === '=' || (compared && ABLE.test(compared.written)) ? null : op

const DELIVERY =
  /到货|交货|发货|供货|交付|货期|送到|到位|现货|交期|能到|拿到|提货|发出|供应|到手|送达|deliver|lead time|ship|arriv|available|supplied|dispatch|in stock|hand over|on our yard|get it|here (?:with)?in\b/u
const WARRANTY = /质保|保修|三包|warrant|guarant/u

/**
 * The demands that the amounts of a normalised text make. `trackScores` says which tracks the text speaks of
 * (0–1); the attribute is guessed from the unit, the words around and those tracks. What cannot be told is
 * left out.
 */
export function demandsOf(
  text: string,
  amounts: readonly QuantityMatch[],
  vocabulary: Vocabulary,
  trackScores: ReadonlyMap<string, number>,
): PlanConstraint[] {
  const made: PlanConstraint[] = []
  const most = Math.max(1e-9, ...trackScores.values())
  // Faint hints of tracks say nothing about attributes.
  const shares =
    most < 0.25
      ? new Map<string, number>()
      : new Map([...trackScores].map(([track, score]) => [track, score / most]))
  for (const amount of amounts) {
    if (amount.readings.length === 0) continue
    for (const constraint of demandOf(text, amount, vocabulary, shares))
      if (!made.some(({ attribute, op }) => attribute === constraint.attribute && op === constraint.op))
        made.push(constraint)
  }
  made.push(...bareFigures(text, amounts, vocabulary, shares, made))
  const rating = amounts.find(({ readings }) => readings[0]?.dimension === 'rating')
  const [reading] = rating?.readings ?? []
  const digits = Number(reading?.text?.slice(2))
  if (rating && reading && Number.isFinite(digits))
    made.push(plan(reading.attribute, '>=', digits, rating.from, true))
  return made
}

const THERMAL =
  /(?:热像|热成像|红外|thermal|infrared)[^,。]{0,8}?(?<![\d.])(160|192|240|256|320|384|480|512|640|1024|1280)(?!\d)|(?<![\d.])(160|192|240|256|320|384|480|512|640|1024|1280)(?: ?[x*×] ?\d{3,4})?[^,。\d]{0,6}?(?:热像|热成像|红外|thermal|infrared)/u

/** A figure without a unit counts where its attribute stands right before it (`扬程800`, `head over 20`). */
function bareFigures(
  text: string,
  amounts: readonly QuantityMatch[],
  vocabulary: Vocabulary,
  shares: ReadonlyMap<string, number>,
  made: readonly PlanConstraint[],
): PlanConstraint[] {
  const found: PlanConstraint[] = []
  const thermal = THERMAL.exec(text)
  const pixels = Number(thermal?.[1] ?? thermal?.[2])
  const known = (code: string) => [...made, ...found].some((one) => one.attribute === code)
  if (pixels && vocabulary.attributes.has('thermal_width_px') && !known('thermal_width_px'))
    found.push(plan('thermal_width_px', '>=', pixels, thermal?.[0] ?? '', true))
  for (const amount of amounts) {
    const { value } = amount
    if (amount.readings.length > 0 || value === null || value < 2) continue
    const direction = asked(amount)
    const before = onlyBefore(aroundOf(text, amount))
    const [top] = [...vocabulary.attributes.values()]
      .filter(
        ({ valueType, typicalMin, typicalMax }) =>
          valueType === 'number' && (typicalMin ?? 0) <= value && value <= (typicalMax ?? value),
      )
      .map((attribute) => ({
        attribute,
        cue: cueScore(attribute, before),
        fit: trackFit(attribute, shares),
      }))
      .filter(({ cue, fit }) => cue >= (direction ? 0.55 : 0.7) && fit > 0)
      .sort((a, b) => b.cue + b.fit - a.cue - a.fit)
    if (!top || known(top.attribute.code)) continue
    const op = direction ?? (top.attribute.direction === 'lower' ? '<=' : '>=')
    found.push(plan(top.attribute.code, op, value, written(text, amount), direction !== null))
  }
  return found
}

const written = (text: string, { figure }: QuantityMatch) => text.slice(figure.start, figure.end).trim()

const plan = (
  attribute: string,
  op: '>=' | '<=',
  number: number,
  from: string,
  sure: boolean,
): PlanConstraint => ({
  attribute,
  op,
  number,
  text: null,
  flag: null,
  from,
  sure,
})

/** One demand, two for a range; none where it cannot be told what the amount is of. */
function demandOf(
  text: string,
  amount: QuantityMatch,
  vocabulary: Vocabulary,
  shares: ReadonlyMap<string, number>,
): PlanConstraint[] {
  const from = written(text, amount)
  const around = aroundOf(text, amount)
  const direction = amount.readings[0]?.numberMax == null ? asked(amount) : '>='
  const beside = `${around.han.before}|${around.han.after}`
  const numberOf = (code: string) =>
    amount.readings.find(({ attribute }) => attribute === code)?.number ?? null
  const price = numberOf('price_cny')
  if (price !== null)
    return price < 50
      ? []
      : ranged(plan('price_cny', direction === '>=' ? '>=' : '<=', price, from, true), amount)
  const days = maxOf(amount, 'lead_time_days') ?? numberOf('lead_time_days') ?? 0
  const months = numberOf('warranty_months')
  if (months !== null && days >= 0.9 && WARRANTY.test(beside))
    return [plan('warranty_months', '>=', Math.round(months), from, true)]
  if (days >= 0.9 && DELIVERY.test(`${beside}|${around.han.wide}`))
    return [plan('lead_time_days', '<=', Math.round(days), from, true)]

  const ranked = amount.readings
    .flatMap((reading) => {
      const attribute = vocabulary.attributes.get(reading.attribute)
      if (attribute?.valueType !== 'number' || OWN.has(attribute.code) || reading.number === null) return []
      return [scored(attribute, reading.number, reading.dimension, direction, around, shares)]
    })
    .sort((a, b) => b.score - a.score)
  // A word right beside the figure names its attribute, whatever the track suggests.
  const likely = ranked.filter((one) => one.score >= 0.55)
  const clearest = Math.max(0, ...likely.map((one) => one.cue))
  const [top] = clearest >= 0.7 ? likely.filter((one) => one.cue >= clearest * 0.7) : likely
  // With nothing else to go by, a unit that few attributes have is enough for a guess.
  const enough = top?.cue !== undefined && top.cue >= 0.45 ? 0.55 : shares.size === 0 ? 0.65 : 0.9
  if (!top || top.score < enough) return []
  if (
    top.dimension === 'persons' &&
    (top.cue < 0.45 || top.number > (top.attribute.typicalMax ?? top.number))
  )
    return []
  const op = direction ?? (top.attribute.direction === 'lower' ? '<=' : '>=')
  const or = (attributeEntries[top.attribute.code]?.or ?? '').split(' ').flatMap((code) => {
    const number = vocabulary.attributes.has(code) ? numberOf(code) : null
    return number === null ? [] : [{ attribute: code, number }]
  })
  const demand = plan(top.attribute.code, op, top.number, from, top.cue >= 0.25 || top.score >= 2)
  return ranged(or.length > 0 ? { ...demand, or } : demand, amount)
}

/** Said of the offer as a whole, and asked for by words of their own. */
const OWN = new Set(['price_cny', 'lead_time_days'])

const maxOf = (amount: QuantityMatch, code: string) =>
  amount.readings.find(({ attribute }) => attribute === code)?.numberMax ?? null

/** Both ends of a range. */
function ranged(demand: PlanConstraint, amount: QuantityMatch): PlanConstraint[] {
  const high = maxOf(amount, demand.attribute)
  if (high === null) return [demand]
  return [
    { ...demand, op: '>=' },
    { ...demand, op: '<=', number: high, or: undefined },
  ]
}

type Scored = { attribute: SpecAttribute; dimension: string; number: number; score: number; cue: number }

function scored(
  attribute: SpecAttribute,
  number: number,
  dimension: string,
  direction: Direction,
  around: Around,
  shares: ReadonlyMap<string, number>,
): Scored {
  const cue = cueScore(attribute, around)
  const fit = trackFit(attribute, shares)
  let score = cue * 2.2 + (fit < 0 && cue >= 0.7 ? fit / 3 : fit)
  const { typicalMin: min, typicalMax: max } = attribute
  if (min !== null && max !== null) {
    if (number >= min && number <= max) score += 0.5
    else if (number < min / 4 || number > max * 4) score -= 1.5
    else score -= 0.25
  }
  if (direction === '<=' && attribute.direction === 'higher') score -= 0.9
  if (direction === '>=' && attribute.direction === 'lower') score -= 0.9
  if (direction === '<=' && attribute.direction === 'lower') score += 0.5
  if (attribute.code === 'weight_kg' && direction === '<=') score += 0.7
  if (attribute.code === 'temp_min_c') score += number < 0 ? 2 : -3
  // `at 4,500 m`, `在四千五百米`: only heights above the sea are places to be at.
  if (
    attribute.code === 'altitude_max_m' &&
    number >= 2_000 &&
    /(?:\bat|\babove|在|海拔)\s*$/u.test(around.han.before)
  )
    score += 1.5
  if (attribute.code === 'heat_tolerance_c' && number >= 120) score += 1
  // Few speak of these without naming them.
  if (attribute.direction === 'lower' && attribute.tracks !== null && cue === 0) score -= 1.2
  if (dimension === 'persons' && number <= 2) score -= attribute.code === 'crew_persons' ? 0 : 2
  return { attribute, dimension, number, score, cue }
}

/** An attribute of the tracks spoken of is likely; one of other tracks is not. */
function trackFit(attribute: SpecAttribute, shares: ReadonlyMap<string, number>): number {
  if (attribute.tracks === null) return 0.35
  let fit = 0
  for (const [track, score] of shares)
    if (attribute.tracks.some((code) => track === code || track.startsWith(`${code}.`)))
      fit = Math.max(fit, score)
  const narrow = attribute.tracks.length <= 2 ? 0.3 : 0
  return shares.size === 0 ? 0.2 : Math.max(-0.9, -0.6 + (1.9 + narrow) * fit)
}

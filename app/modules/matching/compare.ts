import { meetsIp } from '~/modules/vocabulary'
import type { Gate, GateValue } from './match'
import type { PreparedConstraint, PreparedOffering } from './prepare'

/**
 * How a demand came out, as one number, because thousands are weighed for a list: 0 passed, NaN unknown,
 * Infinity failed without a figure, anything else the shortfall in the canonical unit.
 */
export type Weight = number
export const PASSED = 0
export const UNKNOWN = Number.NaN
export const FAILED = Number.POSITIVE_INFINITY

export const outcomeOf = (weight: Weight): Gate['outcome'] =>
  weight === PASSED ? 'pass' : Number.isNaN(weight) ? 'unknown' : 'fail'

type Range = { min: number; max: number }

/** What satisfies a demand for an enumerated value beside the value itself. */
export const contained: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  // What one person carries on the back is carried by hand as well; what is carried rides in a vehicle.
  transport_mode: { man_portable: ['backpack'], vehicle: ['man_portable', 'backpack'] },
}

/** A demanded number against a stated figure or range; a range that straddles the demand stays unknown. */
export function weighNumbers(op: '>=' | '<=' | '=', demanded: number, min: number, max: number): Weight {
  const slack = Math.abs(demanded) * 1e-9
  const below = demanded - max
  const above = min - demanded
  if (op === '>=') return demanded - min <= slack ? PASSED : below > slack ? below : UNKNOWN
  if (op === '<=') return max - demanded <= slack ? PASSED : above > slack ? above : UNKNOWN
  if (Math.abs(above) <= slack && Math.abs(below) <= slack) return PASSED
  const off = Math.max(below, above)
  return off > slack ? off : UNKNOWN
}

/** A constraint held against what the offering states, in canonical units. */
export function weigh(constraint: PreparedConstraint, offering: PreparedOffering): Weight {
  const { attribute, op, number } = constraint
  const offered = offeredValue(attribute, offering)
  if (offered === null) return UNKNOWN
  if (op === 'present') return offered === false ? FAILED : PASSED
  if (number !== null) {
    if (typeof offered === 'number') return weighNumbers(op, number, offered, offered)
    return isRange(offered) ? weighNumbers(op, number, offered.min, offered.max) : UNKNOWN
  }
  if (isRange(offered)) return UNKNOWN
  if (constraint.flag !== null)
    return typeof offered !== 'boolean' ? UNKNOWN : offered === constraint.flag ? PASSED : FAILED
  const demanded = constraint.text ?? ''
  if (constraint.unit === 'IP') return fromTruth(compareIp(op, String(offered), demanded))
  if (op !== '=') return UNKNOWN
  if (contained[attribute]?.[demanded]?.includes(String(offered))) return PASSED
  return fold(String(offered)) === fold(demanded) ? PASSED : FAILED
}

/** The stated value that decides a constraint: of a range the end that meets or misses it. */
export function decidingValue(
  { attribute, op, number }: PreparedConstraint,
  offering: PreparedOffering,
  weight: Weight,
): GateValue | null {
  const offered = offeredValue(attribute, offering)
  if (offered === null || !isRange(offered)) return typeof offered === 'number' ? tidy(offered) : offered
  return tidy(rangeEnd(op, number ?? 0, offered, weight))
}

/** The figure that meets a passed demand for a number: the less good end of a range. */
export function metFigure({ attribute, op }: PreparedConstraint, offering: PreparedOffering): number {
  const offered = offeredValue(attribute, offering)
  if (typeof offered === 'number') return offered
  if (offered === null || !isRange(offered)) return Number.NaN
  return op === '<=' ? offered.max : offered.min
}

export function rangeEnd(op: Gate['op'], demanded: number, { min, max }: Range, weight: Weight): number {
  if (outcomeOf(weight) === 'fail') return op === '>=' || (op === '=' && demanded > max) ? max : min
  return op === '<=' ? max : min
}

/** What an offering states for an attribute: the commercial ones are fields of its own. */
function offeredValue(attribute: string, offering: PreparedOffering): GateValue | Range | null {
  if (attribute === 'price_cny')
    return offering.price !== null && offering.currency === 'CNY'
      ? { min: offering.price.min / 100, max: offering.price.max / 100 }
      : null
  return ownField(attribute, offering) ?? offering.specs.get(attribute) ?? null
}

function ownField(attribute: string, offering: PreparedOffering): number | null {
  if (attribute === 'lead_time_days') return offering.leadTimeDays
  if (attribute === 'warranty_months') return offering.warrantyMonths
  if (attribute === 'capacity_per_month') return offering.capacityPerMonth
  return null
}

function compareIp(op: '>=' | '<=' | '=', offered: string, demanded: string): boolean | null {
  const atLeast = meetsIp(offered, demanded)
  if (op === '>=') return atLeast
  const atMost = meetsIp(demanded, offered)
  if (op === '<=') return atMost
  return atLeast === false || atMost === false ? false : atLeast === null || atMost === null ? null : true
}

/** Figures as they are shown: without the dust of unit conversion. */
export const tidy = (value: number) => Number(value.toFixed(6)) || Number(value.toPrecision(9))

/** The shortfall of a weight as a gate shows it, and its share of what was demanded. */
export function shortfallOf(
  weight: Weight,
  demanded: number | null,
): { shortfall: number | null; shortfallRatio: number | null } {
  if (weight === PASSED || !Number.isFinite(weight)) return { shortfall: null, shortfallRatio: null }
  const ratio = ratioOf(weight, demanded)
  return { shortfall: tidy(weight), shortfallRatio: ratio === null ? null : tidy(ratio) }
}

/** A shortfall as a share of the demand; null where there is nothing to take a share of. */
export const ratioOf = (weight: Weight, demanded: number | null): number | null =>
  demanded === null || demanded === 0 ? null : weight / Math.abs(demanded)

const fromTruth = (truth: boolean | null): Weight => (truth === null ? UNKNOWN : truth ? PASSED : FAILED)
const isRange = (value: GateValue | Range): value is Range => typeof value === 'object'
const fold = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

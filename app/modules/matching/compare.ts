import { meetsIp } from '~/modules/vocabulary'
import type { Gate, GateValue } from './match'
import type { PreparedConstraint, PreparedOffering } from './prepare'

export type Comparison = Pick<Gate, 'outcome' | 'offered' | 'shortfall' | 'shortfallRatio'>
type Range = { min: number; max: number }

/** What satisfies a demand for an enumerated value beside the value itself. */
export const contained: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  // What one person carries on the back is carried by hand as well; what is carried rides in a vehicle.
  transport_mode: { man_portable: ['backpack'], vehicle: ['man_portable', 'backpack'] },
}

/** A constraint held against what the offering states, in canonical units. */
export function compare(constraint: PreparedConstraint, offering: PreparedOffering): Comparison {
  const { attribute, op } = constraint
  const offered = offeredValue(attribute, offering)
  if (offered === null) return told('unknown', null)
  if (op === 'present')
    return told(offered === false ? 'fail' : 'pass', isRange(offered) ? offered.min : offered)
  if (constraint.number !== null) {
    const range = asRange(offered)
    return range === null
      ? told('unknown', offered as GateValue)
      : compareNumbers(op, constraint.number, range.min, range.max)
  }
  if (isRange(offered)) return told('unknown', offered.min)
  if (constraint.flag !== null)
    return told(
      typeof offered !== 'boolean' ? 'unknown' : offered === constraint.flag ? 'pass' : 'fail',
      offered,
    )
  const demanded = constraint.text ?? ''
  if (constraint.unit === 'IP') return told(fromTruth(compareIp(op, String(offered), demanded)), offered)
  if (op !== '=') return told('unknown', offered)
  const same = fold(String(offered)) === fold(demanded)
  const within = contained[attribute]?.[demanded]?.includes(String(offered)) ?? false
  return told(same || within ? 'pass' : 'fail', offered)
}

/** A demanded number against a stated figure or range; a range that straddles the demand stays unknown. */
export function compareNumbers(op: '>=' | '<=' | '=', demanded: number, min: number, max = min): Comparison {
  const slack = Math.abs(demanded) * 1e-9
  const over = demanded - max
  const under = min - demanded
  const holds =
    op === '>='
      ? demanded - min <= slack
      : op === '<='
        ? max - demanded <= slack
        : closeTo(min, max, demanded, slack)
  if (holds) return told('pass', op === '<=' ? max : min)
  const shortfall = op === '>=' ? over : op === '<=' ? under : Math.max(over, under)
  if (shortfall <= slack) return told('unknown', op === '>=' ? min : max)
  return {
    outcome: 'fail',
    offered: op === '>=' || (op === '=' && over > 0) ? max : min,
    shortfall: tidy(shortfall),
    shortfallRatio: demanded === 0 ? null : tidy(shortfall / Math.abs(demanded)),
  }
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

/** Figures as they are shown and compared: without the dust of unit conversion. */
export const tidy = (value: number) => Number(value.toFixed(6)) || Number(value.toPrecision(9))

const told = (outcome: Gate['outcome'], offered: GateValue | null): Comparison => ({
  outcome,
  offered: typeof offered === 'number' ? tidy(offered) : offered,
  shortfall: null,
  shortfallRatio: null,
})
const fromTruth = (truth: boolean | null): Gate['outcome'] =>
  truth === null ? 'unknown' : truth ? 'pass' : 'fail'
const isRange = (value: GateValue | Range): value is Range => typeof value === 'object'
const asRange = (value: GateValue | Range): Range | null =>
  isRange(value) ? value : typeof value === 'number' ? { min: value, max: value } : null
const closeTo = (min: number, max: number, demanded: number, slack: number) =>
  Math.abs(min - demanded) <= slack && Math.abs(max - demanded) <= slack
const fold = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

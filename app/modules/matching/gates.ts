import { nearestKin } from './closeness'
import { compare, compareNumbers, tidy } from './compare'
import { conditionGate } from './condition-gate'
import type { Gate } from './match'
import type { PreparedConstraint, PreparedNeed, PreparedOffering } from './prepare'

/** Every gate of the need, in the order they are shown: kind of equipment, figures, conditions, deadline, budget. */
export function gatesOf(need: PreparedNeed, offering: PreparedOffering): Gate[] {
  const gates: Gate[] = []
  const track = trackGate(need, offering)
  if (track !== null) gates.push(track)
  for (const constraint of need.hard) gates.push(constraintGate(constraint, offering))
  for (const condition of need.conditions) gates.push(conditionGate(condition, offering))
  if (need.deadlineDays !== null) gates.push(deadlineGate(need.deadlineDays, offering))
  if (need.budget !== null) gates.push(budgetGate(need.budget, need, offering))
  return gates
}

export function constraintGate(constraint: PreparedConstraint, offering: PreparedOffering): Gate {
  const { attribute, op, number, flag, text, unit } = constraint
  return {
    kind: 'constraint',
    code: attribute,
    op,
    demanded: number ?? flag ?? text,
    unit: number === null ? null : unit,
    evidence: [attribute],
    ...compare(constraint, offering),
  }
}

/**
 * Stands only where the offering is not plainly of a kind the need names: the whole branch stated
 * leaves the kind unknown, a neighbouring kind fails.
 */
function trackGate(need: PreparedNeed, offering: PreparedOffering): Gate | null {
  if (need.tracks.length === 0) return null
  const kinship = nearestKin(need.trackKin, offering.track)?.kinship
  if (kinship === 'same' || kinship === 'below') return null
  return {
    ...blank,
    kind: 'track',
    code: 'track',
    outcome: kinship === 'above' ? 'unknown' : 'fail',
    op: '=',
    demanded: need.tracks.join(','),
    offered: offering.track,
    unit: null,
  }
}

/** Delivery within the days that are left. */
function deadlineGate(days: number, offering: PreparedOffering): Gate {
  const gate = { ...blank, kind: 'deadline', code: 'deadline', op: '<=', demanded: days, unit: 'd' } as const
  if (offering.leadTimeDays === null) return { ...gate, outcome: 'unknown' }
  const compared = compareNumbers('<=', days, offering.leadTimeDays)
  // With no days left there is nothing to take a share of.
  return { ...gate, ...compared, ...(days <= 0 && { shortfallRatio: null }) }
}

/** Price × quantity against the whole budget; a price in another currency, an hourly or a reference price says nothing. */
function budgetGate(budget: number, need: PreparedNeed, offering: PreparedOffering): Gate {
  const gate = {
    ...blank,
    kind: 'budget',
    code: 'budget',
    op: '<=',
    demanded: tidy(budget / 100),
    unit: need.currency,
  } as const
  if (offering.price === null || offering.currency !== need.currency) return { ...gate, outcome: 'unknown' }
  const { min, max } = offering.price
  return {
    ...gate,
    ...compareNumbers('<=', budget / 100, (min * need.quantity) / 100, (max * need.quantity) / 100),
  }
}

const blank = {
  offered: null,
  shortfall: null,
  shortfallRatio: null,
  evidence: [] as string[],
} satisfies Partial<Gate>

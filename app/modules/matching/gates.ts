import { type Kinship, nearestKin } from './closeness'
import {
  decidingValue,
  FAILED,
  outcomeOf,
  PASSED,
  rangeEnd,
  ratioOf,
  shortfallOf,
  tidy,
  UNKNOWN,
  type Weight,
  weigh,
  weighNumbers,
} from './compare'
import { conditionGate, settleCondition } from './condition-gate'
import type { Gate } from './match'
import type { PreparedConstraint, PreparedNeed, PreparedOffering } from './prepare'
import { Tally } from './verdict'

/** Every gate of the need, in the order they are shown: kind of equipment, figures, conditions, deadline, budget. */
export function gatesOf(need: PreparedNeed, offering: PreparedOffering): Gate[] {
  const gates: Gate[] = []
  const track = weighTrack(need, offering)
  if (track !== PASSED) gates.push(trackGate(need, offering, track))
  for (const constraint of need.hard) gates.push(constraintGate(constraint, offering))
  for (const condition of need.conditions) gates.push(conditionGate(condition, offering))
  if (need.deadlineDays !== null) gates.push(deadlineGate(need.deadlineDays, offering))
  if (need.budget !== null) gates.push(budgetGate(need.budget, need, offering))
  return gates
}

/** The same gates, counted only. */
export function tallyOf(need: PreparedNeed, offering: PreparedOffering): Tally {
  const tally = new Tally()
  const track = weighTrack(need, offering)
  if (track !== PASSED) tally.addTrack(track)
  for (const constraint of need.hard) {
    tally.figures++
    const weight = weigh(constraint, offering)
    if (weight !== PASSED) tally.add(weight, ratioOf(weight, constraint.number))
  }
  for (const condition of need.conditions) {
    const { weight, rule } = settleCondition(condition, offering)
    if (weight !== PASSED)
      tally.add(weight, rule?.test.kind === 'number' ? ratioOf(weight, rule.test.value) : null)
  }
  if (need.deadlineDays !== null) {
    const weight = weighDeadline(need.deadlineDays, offering)
    if (weight !== PASSED)
      tally.add(weight, need.deadlineDays <= 0 ? null : ratioOf(weight, need.deadlineDays))
  }
  if (need.budget !== null) {
    const weight = weighBudget(need.budget, need, offering)
    if (weight !== PASSED) tally.add(weight, ratioOf(weight, need.budget / 100))
  }
  return tally
}

function constraintGate(constraint: PreparedConstraint, offering: PreparedOffering): Gate {
  const { attribute, op, number, flag, text, unit } = constraint
  const weight = weigh(constraint, offering)
  return {
    kind: 'constraint',
    code: attribute,
    outcome: outcomeOf(weight),
    op,
    demanded: number ?? flag ?? text,
    offered: decidingValue(constraint, offering, weight),
    unit: number === null ? null : unit,
    ...shortfallOf(weight, number),
    evidence: [attribute],
  }
}

const trackWeights: Record<Kinship, Weight> = {
  same: PASSED,
  below: PASSED,
  above: UNKNOWN,
  neighbour: FAILED,
}

/** The whole branch stated leaves the kind unknown; a neighbouring kind fails. */
function weighTrack(need: PreparedNeed, offering: PreparedOffering): Weight {
  if (need.tracks.length === 0) return PASSED
  return trackWeights[nearestKin(need.trackKin, offering.track)?.kinship ?? 'neighbour']
}

const trackGate = (need: PreparedNeed, offering: PreparedOffering, weight: Weight): Gate => ({
  kind: 'track',
  code: 'track',
  outcome: outcomeOf(weight),
  op: '=',
  demanded: need.tracks.join(','),
  offered: offering.track,
  unit: null,
  shortfall: null,
  shortfallRatio: null,
  evidence: [],
})

/** Delivery within the days that are left. */
function weighDeadline(days: number, { leadTimeDays }: PreparedOffering): Weight {
  return leadTimeDays === null ? UNKNOWN : weighNumbers('<=', days, leadTimeDays, leadTimeDays)
}

function deadlineGate(days: number, offering: PreparedOffering): Gate {
  const weight = weighDeadline(days, offering)
  return {
    kind: 'deadline',
    code: 'deadline',
    outcome: outcomeOf(weight),
    op: '<=',
    demanded: days,
    offered: offering.leadTimeDays,
    unit: 'd',
    // With no days left there is nothing to take a share of.
    ...shortfallOf(weight, days <= 0 ? null : days),
    evidence: [],
  }
}

/** Price × quantity against the whole budget; another currency or an hourly price says nothing. */
function weighBudget(budget: number, need: PreparedNeed, offering: PreparedOffering): Weight {
  if (offering.price === null || offering.currency !== need.currency) return UNKNOWN
  const { min, max } = totalOf(need, offering.price)
  return weighNumbers('<=', budget / 100, min, max)
}

const totalOf = ({ quantity }: PreparedNeed, price: { min: number; max: number }) => ({
  min: (price.min * quantity) / 100,
  max: (price.max * quantity) / 100,
})

function budgetGate(budget: number, need: PreparedNeed, offering: PreparedOffering): Gate {
  const weight = weighBudget(budget, need, offering)
  const comparable = offering.price !== null && offering.currency === need.currency
  return {
    kind: 'budget',
    code: 'budget',
    outcome: outcomeOf(weight),
    op: '<=',
    demanded: tidy(budget / 100),
    offered:
      comparable && offering.price
        ? tidy(rangeEnd('<=', budget / 100, totalOf(need, offering.price), weight))
        : null,
    unit: need.currency,
    ...shortfallOf(weight, budget / 100),
    evidence: [],
  }
}

import { decidingValue, metFigure, outcomeOf, PASSED, ratioOf, shortfallOf, weigh } from './compare'
import type { Gate, Notes } from './match'
import type { PreparedConstraint, PreparedNeed, PreparedOffering } from './prepare'

/** A figure this much better than demanded gives the whole margin. */
export const fullMargin = 0.5

/**
 * Every figure asked for counts the same, demanded or wished: seven tenths when it is met and the rest
 * by its margin, something for one missed narrowly, nothing while it is not stated. 0–1.
 */
export function figuresShare(need: PreparedNeed, offering: PreparedOffering, notes: Notes): number {
  const asked = need.hard.length + need.soft.length
  if (asked === 0) {
    notes?.evidence.push({ key: 'wishes.none', values: {} })
    return 1
  }
  let sum = 0
  const tight = new Set<string>()
  for (const list of [need.hard, need.soft]) {
    for (const constraint of list) {
      const share = constraintShare(constraint, offering)
      sum += share
      if (notes === null) continue
      note(constraint, offering, notes)
      if (share >= 0.7 && share < 1) tight.add(constraint.attribute)
    }
  }
  if (tight.size > 0)
    notes?.missing.push({ key: 'wishes.more_margin', values: { attribute: [...tight].join(',') } })
  return sum / asked
}

function constraintShare(constraint: PreparedConstraint, offering: PreparedOffering): number {
  const weight = weigh(constraint, offering)
  if (weight === PASSED) return 0.7 + 0.3 * marginOf(constraint, offering)
  if (Number.isNaN(weight)) return 0
  const ratio = Number.isFinite(weight) ? ratioOf(weight, constraint.number) : null
  return ratio === null ? 0 : Math.max(0, 0.4 * (1 - 2 * ratio))
}

/** How much better than demanded, as a share of `fullMargin`; 1 where there is no more or less. */
function marginOf(constraint: PreparedConstraint, offering: PreparedOffering): number {
  const { op, number } = constraint
  if (number === null || (op !== '>=' && op !== '<=')) return 1
  return Math.min(1, Math.max(0, betterBy(op, number, metFigure(constraint, offering)) / fullMargin))
}

/** As a share of the demand; 0 where that is 0. */
const betterBy = (op: '>=' | '<=', demanded: number, offered: number) =>
  demanded === 0 ? 0 : (op === '>=' ? offered - demanded : demanded - offered) / Math.abs(demanded)

function note(
  constraint: PreparedConstraint,
  offering: PreparedOffering,
  { evidence, missing }: NonNullable<Notes>,
): void {
  const { attribute, op, unit, hard, number } = constraint
  const weight = weigh(constraint, offering)
  const demanded = number ?? constraint.flag ?? constraint.text
  const values = { attribute, op, demanded, offered: decidingValue(constraint, offering, weight), unit, hard }
  const outcome: Gate['outcome'] = outcomeOf(weight)
  if (outcome === 'unknown') missing.push({ key: 'wishes.unstated', values })
  else if (outcome === 'fail') {
    const { shortfall } = shortfallOf(weight, number)
    if (shortfall === null) missing.push({ key: 'wishes.other', values })
    else missing.push({ key: 'wishes.missed', values: { ...values, shortfall } })
  } else {
    const measured = number !== null && (op === '>=' || op === '<=')
    const percent = measured ? Math.round(betterBy(op, number, metFigure(constraint, offering)) * 100) : 0
    if (percent > 0) evidence.push({ key: 'wishes.margin', values: { ...values, percent } })
    else evidence.push({ key: 'wishes.met', values })
  }
}

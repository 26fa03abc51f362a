import type { PlanConstraint, SearchPlan, UnderstoodChip } from '~search/plan'
import { chipId } from './understand'

/** How many parts of each kind a page shows; weaker ones still work, unseen. */
const SHOWN = { track: 3, scenario: 2, condition: 4, class: 2, region: 3 } as const
/** A concept that carries less than this is a nuance, not a part of the query. */
const FLOOR = 0.2

/** The parts of a plan as a page shows them: removable, the demands first. */
export function understoodChips(plan: SearchPlan): UnderstoodChip[] {
  const chips = plan.constraints.map((constraint) => constraintChip(constraint))
  const certain = plan.intent.trackCertainty >= 0.5
  const counts: Record<string, number> = {}
  for (const { kind, code, from, weight } of plan.concepts) {
    if (kind === 'term' || weight < FLOOR) continue
    counts[kind] = (counts[kind] ?? 0) + 1
    if ((counts[kind] ?? 0) > SHOWN[kind]) continue
    const filtering = kind === 'track' || kind === 'class' || kind === 'region' || !certain
    chips.push({ id: `${kind}:${code}`, kind, code, constraint: null, from, filtering })
  }
  return chips
}

/** A demand as a chip. */
export function constraintChip(constraint: PlanConstraint): UnderstoodChip {
  const { attribute } = constraint
  const kind =
    attribute === 'price_cny'
      ? 'price'
      : attribute === 'lead_time_days'
        ? 'lead_time'
        : attribute === 'verification_level'
          ? 'verification'
          : 'constraint'
  return {
    id: kind === 'verification' ? `verification:${constraint.text}` : chipId(constraint),
    kind,
    code: kind === 'verification' ? (constraint.text ?? '') : attribute,
    constraint: kind === 'verification' ? null : constraint,
    from: constraint.from,
    filtering: constraint.sure !== false,
  }
}

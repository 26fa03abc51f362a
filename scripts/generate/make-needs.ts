import type { SpecAttribute, Vocabulary } from '~/modules/vocabulary'
import { fromCanonical, toCanonical } from '~/modules/vocabulary'
import type { ConstraintRow } from '~db/documents'
import type { NeedContent } from '~db/write-needs.server'
import { clamp, type Random } from './random'

/** A need like one of the samples, of a team in `region`. */
export function makeNeed(
  random: Random,
  vocabulary: Vocabulary,
  samples: NeedContent[],
  region: string,
): NeedContent {
  const base = random.pick(samples)
  const place = vocabulary.regions.get(region)
  const quantity = clamp(Math.round((base.quantity ?? 1) * random.factor(0.5)), 1, 500)
  const each = (base.budgetMinor ?? 10_000_000) / (base.quantity ?? 1)
  return {
    ...base,
    titleZh: `${place?.shortZh ?? ''}${base.titleZh}`,
    titleEn: `${base.titleEn}, ${place?.en ?? ''}`,
    scenarios: base.scenarios.filter((_code, index) => index === 0 || !random.chance(0.2)),
    conditions: base.conditions.filter(() => !random.chance(0.2)),
    constraints: base.constraints
      .filter((_constraint, index) => index === 0 || !random.chance(0.12))
      .map((constraint) => vary(random, vocabulary, constraint)),
    region,
    quantity,
    budgetMinor: Math.round((each * quantity * random.factor(0.25)) / 1_000_000) * 1_000_000 || 1_000_000,
    neededWithinDays: clamp(Math.round((base.neededWithinDays ?? 60) * random.factor(0.3)), 7, 365),
    urgency: random.pick(['low', 'medium', 'medium', 'high', 'high', 'critical']),
  }
}

function vary(random: Random, vocabulary: Vocabulary, constraint: ConstraintRow): ConstraintRow {
  const attribute = vocabulary.attributes.get(constraint.attribute)
  if (attribute === undefined || constraint.number === null) return constraint
  return withNumber(attribute, constraint, varied(random, attribute, constraint.number))
}

function varied(random: Random, attribute: SpecAttribute, value: number): number {
  if (attribute.quantity === 'temperature' && value <= 0) return Math.round(value + random.normal() * 4)
  const changed = value * random.factor(0.25)
  return attribute.quantity === 'count' ? Math.max(1, Math.round(changed)) : changed
}

/** A demand is written in round figures. */
function withNumber(attribute: SpecAttribute, constraint: ConstraintRow, canonical: number): ConstraintRow {
  const unit = constraint.unitWritten
  const written = unit === null ? canonical : (fromCanonical(canonical, unit, attribute) ?? canonical)
  const figure = attribute.quantity === 'temperature' ? Math.round(written) : Number(written.toPrecision(2))
  return {
    ...constraint,
    valueWritten: String(figure),
    number: toCanonical(figure, unit, attribute) ?? canonical,
  }
}

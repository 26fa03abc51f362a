import { z } from 'zod'
import {
  codes,
  constraintsField,
  currency,
  day,
  line,
  money,
  oneOf,
  optionalCode,
  prose,
  type Vocabulary,
  whole,
} from '~/modules/vocabulary'
import type { NeedContent } from '~db/write-needs.server'

export const urgencies = ['low', 'medium', 'high', 'critical'] as const

/**
 * What a need says, as a form or an imported row gives it; the result is `NeedContent`. The budget is for the
 * whole quantity, in major units of the currency here and in minor ones after. Constraints come as one list
 * whose items say whether they are hard, or as two lists, or both.
 */
export function needSchema(vocabulary: Vocabulary) {
  const { tracks, classes, scenarios, conditions, regions } = vocabulary
  return z
    .object({
      titleZh: line(120, { required: true }),
      titleEn: line(200),
      textZh: prose(2_000),
      textEn: prose(4_000),
      scenarios: codes(scenarios, 'scenarios'),
      tracks: codes(tracks, 'tracks'),
      conditions: codes(conditions, 'conditions'),
      equipmentClass: optionalCode(classes, 'classes'),
      region: optionalCode(regions, 'regions'),
      quantity: whole(1, 1_000_000),
      budget: money(),
      currency: currency(),
      neededWithinDays: whole(0, 3_650),
      neededBy: day(),
      urgency: oneOf(urgencies, 'medium'),
      constraints: constraintsField(vocabulary),
      hardConstraints: constraintsField(vocabulary, { hard: true }),
      wishedConstraints: constraintsField(vocabulary, { hard: false }),
    })
    .transform(
      ({ budget, constraints, hardConstraints, wishedConstraints, ...rest }): NeedContent => ({
        ...rest,
        budgetMinor: budget,
        constraints: [...constraints, ...hardConstraints, ...wishedConstraints],
      }),
    )
}

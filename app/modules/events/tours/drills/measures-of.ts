import type { Need } from '~/modules/needs'
import { canonicalWords, termName, unitWords, type Vocabulary } from '~/modules/vocabulary'
import { type DrillMeasure, MAX_MEASURES } from './drill'

const signs = { '>=': '≥', '<=': '≤', '=': '=', present: '' } as const

type Demand = Pick<Need['constraints'][number], 'op' | 'number' | 'text' | 'flag'>

/**
 * What a drill of an offering should measure: every figure that the needs it answers demand, the one demanded most often
 * first; of several demands on one figure the strictest.
 */
export function measuresOf(
  needs: readonly Need[],
  { attributes }: Vocabulary,
): Omit<DrillMeasure, 'measured'>[] {
  const demands = new Map<string, Demand & { times: number }>()
  for (const { constraints } of needs)
    for (const { attribute, op, number, text, flag, hard } of constraints) {
      if (!hard || !attributes.has(attribute)) continue
      const known = demands.get(attribute)
      if (!known) demands.set(attribute, { times: 1, op, number, text, flag })
      else {
        known.times++
        if (number !== null && known.number !== null && op === known.op)
          known.number = op === '<=' ? Math.min(number, known.number) : Math.max(number, known.number)
      }
    }
  return [...demands]
    .sort(([a, x], [b, y]) => y.times - x.times || a.localeCompare(b))
    .slice(0, MAX_MEASURES)
    .flatMap(([code, demand]) => {
      const attribute = attributes.get(code)
      if (!attribute) return []
      const { value } = canonicalWords(demand, attribute, 'zh')
      const sign = demand.number === null ? '' : signs[demand.op]
      return [
        {
          attribute: code,
          label: termName(attribute, 'zh'),
          unit: unitWords(attribute.canonicalUnit, 'zh'),
          demanded: `${sign} ${value}`.trim(),
        },
      ]
    })
}

import type { Need } from '~/modules/needs'
import { termName, type Vocabulary } from '~/modules/vocabulary'
import { type DrillMeasure, MAX_MEASURES } from './drill'

const signs = { '>=': '≥', '<=': '≤', '=': '=', present: '' } as const

/**
 * What a drill of an offering should measure: every figure that the needs it answers demand, the one demanded most often
 * first; of several demands on one figure the strictest.
 */
export function measuresOf(
  needs: readonly Need[],
  { attributes }: Vocabulary,
): Omit<DrillMeasure, 'measured'>[] {
  const demands = new Map<string, { times: number; op: keyof typeof signs; value: number | string | null }>()
  for (const { constraints } of needs)
    for (const { attribute, op, number, text, flag, hard } of constraints) {
      if (!hard || !attributes.has(attribute)) continue
      const value = number ?? text ?? (flag === null ? null : flag ? '✓' : '✕')
      const known = demands.get(attribute)
      if (!known) demands.set(attribute, { times: 1, op, value })
      else {
        known.times++
        if (typeof value === 'number' && typeof known.value === 'number' && op === known.op)
          known.value = op === '<=' ? Math.min(value, known.value) : Math.max(value, known.value)
      }
    }
  return [...demands]
    .sort(([a, x], [b, y]) => y.times - x.times || a.localeCompare(b))
    .slice(0, MAX_MEASURES)
    .flatMap(([code, { op, value }]) => {
      const attribute = attributes.get(code)
      if (!attribute) return []
      const figure = typeof value === 'number' ? String(value) : (value ?? '')
      return [
        {
          attribute: code,
          label: termName(attribute, 'zh'),
          unit: attribute.canonicalUnit ?? '',
          demanded: figure === '' ? '' : `${signs[op]} ${figure}`.trim(),
        },
      ]
    })
}

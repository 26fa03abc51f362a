import type { Lang, Vocabulary } from '~/modules/vocabulary'
import type { FormFields } from '~/platform/http/form-fields'
import type { Filters, UnderstoodChip } from '~search/plan'
import { type DemandRow, needFields, withRows } from './need-form'

type Demand = Pick<Filters['spec'][number], 'attribute' | 'op' | 'number' | 'text' | 'flag'>

/**
 * A need as a search for equipment says it: what was chosen as a filter, and what was understood of the words.
 * A demand that was guessed from its unit alone is a wish.
 */
export function fieldsOfQuery(
  { q, filters, understood }: { q: string; filters?: Filters; understood: readonly UnderstoodChip[] },
  vocabulary: Vocabulary,
  lang: Lang,
): FormFields {
  const codes = (kind: UnderstoodChip['kind'], chosen: readonly string[] = []) => [
    ...new Set([...chosen, ...understood.flatMap((chip) => (chip.kind === kind ? [chip.code] : []))]),
  ]
  const row = ({ attribute, op, number, text, flag }: Demand, hard: boolean): DemandRow[] => {
    const known = vocabulary.attributes.get(attribute)
    if (known === undefined) return []
    const value = number === null ? (text ?? (flag === null ? '' : String(flag))) : String(number)
    const unit = known.valueType === 'number' ? known.canonicalUnit : ''
    return [{ attribute, op, value, unit, weight: hard ? 'hard' : 'wished' }]
  }
  return needFields(
    withRows(
      {
        [lang === 'zh' ? 'titleZh' : 'titleEn']: q.slice(0, 80),
        [lang === 'zh' ? 'textZh' : 'textEn']: q,
        scenarios: codes('scenario', filters?.scenario),
        tracks: codes('track', filters?.track),
        conditions: codes('condition', filters?.condition),
        equipmentClass: filters?.class[0] ?? '',
        neededWithinDays: String(filters?.leadTimeMax ?? ''),
      },
      [
        ...(filters?.spec ?? []).flatMap((demand) => row(demand, true)),
        ...understood.flatMap(({ kind, constraint }) =>
          kind === 'constraint' && constraint ? row(constraint, constraint.sure !== false) : [],
        ),
      ],
    ),
  )
}

import type { Vocabulary } from '~/modules/vocabulary'
import { type FormFields, textOf } from '~/platform/http/form-fields'
import { needFields, rowsOf, withRows } from './need-form'
import { attributeChoice } from './need-form-view'

/**
 * The form after a button of its demands: `add_row` adds one for the attribute chosen in `newAttribute`, with the
 * usual comparison and unit; `remove_row.N` takes one away. Any other button leaves the demands as they were sent.
 */
export function actOnRows(sent: FormFields, act: string, vocabulary: Vocabulary): FormFields {
  const fields = needFields(sent)
  const rows = rowsOf(sent)
  const removed = /^remove_row\.(\d{1,3})$/.exec(act)?.[1]
  if (removed !== undefined)
    return withRows(
      fields,
      rows.filter((_, index) => index !== Number(removed)),
    )
  const attribute = act === 'add_row' ? vocabulary.attributes.get(textOf(sent, 'newAttribute')) : undefined
  if (attribute === undefined) return fields
  const { value, ops, units } = attributeChoice(attribute, 'zh')
  return withRows(fields, [
    ...rows,
    { attribute: value, op: ops[0]?.value ?? '=', value: '', unit: units[0]?.value ?? '', weight: 'hard' },
  ])
}

import { type FormFields, listIn, textOf } from '~/platform/http/form-fields'
import { needFields, rowsOf, withRows } from '../form/need-form'
import { LIST_PAGE } from './need-list'

/** One row as the team confirms it. */
export type ConfirmedRow = {
  position: number
  title: string
  quantity: string
  /** '' : none */
  track: string
  /** what becomes of each proposed demand, in their order: 'hard', 'wished' or 'out' */
  weights: string[]
}

/** What holds for all rows of the page: fields of the form of a need. */
export type ListConfirmation = { rows: ConfirmedRow[]; common: FormFields }

/** The name of one field of a row. */
export const rowField = (position: number, part: 'title' | 'quantity' | 'track' | `weight${number}`) =>
  `list.r${position}.${part}`

/** Ticked rows have this name, with their position as value. */
export const TICKED = 'ticked'

const common = ['region', 'neededBy', 'urgency', 'visibility'] as const

/** Reads the form of a page of a list: the rows that are ticked, and what holds for all of them. */
export function readConfirmation(fields: FormFields): ListConfirmation {
  const ticked = [...new Set(listIn(fields, TICKED))].filter((text) => /^[1-9]\d{0,3}$/.test(text))
  return {
    rows: ticked.slice(0, LIST_PAGE).map((text) => {
      const position = Number(text)
      const weights: string[] = []
      for (let at = 0; rowField(position, `weight${at}`) in fields; at++)
        weights.push(textOf(fields, rowField(position, `weight${at}`)))
      return {
        position,
        title: textOf(fields, rowField(position, 'title')),
        quantity: textOf(fields, rowField(position, 'quantity')),
        track: textOf(fields, rowField(position, 'track')),
        weights,
      }
    }),
    common: {
      scenarios: listIn(fields, 'scenarios'),
      ...Object.fromEntries(common.map((name) => [name, textOf(fields, name)])),
    },
  }
}

/** The form of the draft: what the row proposed, with what the team confirmed. */
export function confirmedFields(proposed: FormFields, row: ConfirmedRow, shared: FormFields): FormFields {
  const demands = rowsOf(proposed).flatMap((demand, at) => {
    const weight = row.weights[at] ?? demand.weight
    return weight === 'out' ? [] : [{ ...demand, weight: weight === 'hard' ? 'hard' : 'wished' }]
  })
  const given = Object.fromEntries(Object.entries(shared).filter(([, value]) => value.length > 0))
  return needFields(
    withRows(
      {
        ...proposed,
        ...given,
        scenarios: [...new Set([...listIn(proposed, 'scenarios'), ...listIn(shared, 'scenarios')])],
        titleZh: row.title || textOf(proposed, 'titleZh'),
        quantity: row.quantity,
        tracks: row.track ? [row.track] : [],
      },
      demands,
    ),
  )
}

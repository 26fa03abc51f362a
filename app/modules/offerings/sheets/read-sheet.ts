import type { Vocabulary } from '~/modules/vocabulary'
import { DomainError } from '~/platform/errors'
import {
  columnName,
  type ReadCell,
  type ReadLimits,
  type ReadRow,
  type ReadSheet,
} from '~/platform/workbook/workbook'
import { HEAD_ROWS, MAX_ROWS } from './sheet-book'
import { CODE, ID, knownColumns } from './sheet-columns'

export const sheetLimits: ReadLimits = { rows: MAX_ROWS, headRows: HEAD_ROWS, columns: 400, sheets: 200 }

/** One row by the keys of its columns, with the place that a report names. */
export type KeyedRow = {
  sheet: string
  number: number
  keys: readonly string[]
  /** the columns of the keys as spreadsheets name them */
  letters: ReadonlyMap<string, string>
  cells: Map<string, ReadCell>
}

const textOf = (cell: ReadCell | undefined) => (typeof cell === 'string' ? cell.trim() : '')

/** Whether a sheet that begins with this row is one of offerings: its columns have our keys. */
export const isKeyRow = ({ cells }: ReadRow): boolean =>
  [...cells.values()].some((cell) => textOf(cell) === ID || textOf(cell) === CODE)

const TRACK_KEY = /^track=(.+)$/

/**
 * The rows of a sheet below its keys and heads. A row that names no track has that of the sheet.
 * @throws DomainError `sheet_column_unknown`, `sheet_column_twice` with the `column` and its `key`
 */
export function readSheet(sheet: ReadSheet, vocabulary: Vocabulary): KeyedRow[] {
  const [head, ...body] = sheet.rows
  const columns = new Map<string, number>()
  let track = ''
  const known = knownColumns(vocabulary)
  for (const [index, cell] of head?.cells ?? []) {
    const written = textOf(cell)
    track = TRACK_KEY.exec(written)?.[1] ?? track
    const key = written.replace(TRACK_KEY, 'track')
    const place = { column: columnName(index), key: key.slice(0, 60), sheet: sheet.name }
    if (!known.has(key)) throw new DomainError('sheet_column_unknown', place)
    if (columns.has(key)) throw new DomainError('sheet_column_twice', place)
    columns.set(key, index)
  }
  const keys = [...columns.keys()]
  const letters = new Map([...columns].map(([key, index]) => [key, columnName(index)]))
  return body.flatMap((row, index): KeyedRow[] => {
    const cells = new Map(
      [...columns].flatMap(([key, column]) => {
        const cell = row.cells.get(column)
        return cell === undefined ? [] : [[key, cell] as const]
      }),
    )
    if (cells.size === 0 || (index === 0 && isHeads(cells))) return []
    if (track !== '' && !cells.has('track')) cells.set('track', track)
    return [{ sheet: sheet.name, number: row.number, keys, letters, cells }]
  })
}

/** The heads for people: in the column of numbers and codes there stand words. */
function isHeads(cells: Map<string, ReadCell>): boolean {
  const id = cells.get(ID)
  if (id !== undefined) return Number.isNaN(Number(typeof id === 'object' ? id.date : id))
  return /\n|\*/.test(textOf(cells.get(CODE)))
}

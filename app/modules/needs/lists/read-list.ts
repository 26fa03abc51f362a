import { DomainError } from '~/platform/errors'
import type { ReadCell, ReadLimits, ReadRow, ReadSheet } from '~/platform/workbook/workbook'
import { type ListColumn, type ListPart, listColumns } from './list-columns'

/** Of one file. */
export const MAX_LIST_BYTES = 2 * 1_048_576
export const MAX_LIST_ROWS = 500

/** Above the heads there may be a title and a few lines more. */
const HEAD_ROWS = 12
export const listLimits: ReadLimits = {
  rows: MAX_LIST_ROWS + HEAD_ROWS,
  headRows: 0,
  columns: 60,
  sheets: 20,
}

/** A row of the file: its cells as text, and those of other columns as `head: text`. */
export type ListRow = { sheet: string; number: number; of: Record<ListPart, string>; more: string[] }

const textOf = (cell: ReadCell | undefined): string => {
  if (cell === undefined) return ''
  if (typeof cell === 'object') return cell.date
  return String(cell).replace(/\s+/g, ' ').trim()
}

/**
 * The rows of every sheet that has heads among its first rows. Rows without a name are left out: they are sums,
 * signatures or blank. @throws DomainError `list_no_heads`, `list_too_long`, `list_empty` at `file`
 */
export function readList(sheets: readonly ReadSheet[]): { columns: ListColumn[]; rows: ListRow[] } {
  const read = sheets.flatMap((sheet) => {
    const found = headOf(sheet.rows)
    return found ? [{ sheet, ...found }] : []
  })
  const [first] = read
  if (first === undefined) throw new DomainError('list_no_heads', { field: 'file' })
  const rows = read.flatMap(({ sheet, columns, body }) =>
    body.flatMap((row): ListRow[] => {
      const listed = rowOf(row, columns, sheet.name)
      return listed.of.name === '' ? [] : [listed]
    }),
  )
  if (rows.length === 0) throw new DomainError('list_empty', { field: 'file' })
  if (rows.length > MAX_LIST_ROWS)
    throw new DomainError('list_too_long', { max: MAX_LIST_ROWS, field: 'file' })
  return { columns: first.columns, rows }
}

function headOf(rows: readonly ReadRow[]): { columns: ListColumn[]; body: ReadRow[] } | null {
  for (const [at, row] of rows.slice(0, HEAD_ROWS).entries()) {
    const columns = listColumns(row)
    if (columns) return { columns, body: rows.slice(at + 1) }
  }
  return null
}

function rowOf({ number, cells }: ReadRow, columns: readonly ListColumn[], sheet: string): ListRow {
  const of: ListRow['of'] = { name: '', spec: '', quantity: '', budget: '', remark: '' }
  const more: string[] = []
  for (const { index, head, part } of columns) {
    const text = textOf(cells.get(index)).slice(0, 1_000)
    if (text === '') continue
    if (part === null) more.push(`${head}：${text}`)
    else of[part] = text
  }
  return { sheet, number, of, more }
}

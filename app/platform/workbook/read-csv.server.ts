import { type CsvError, parse } from 'csv-parse/sync'
import { DomainError } from '../errors'
import { decodeText } from './decode-text'
import { MAX_CELL_TEXT } from './read-parts'
import type { ReadLimits, ReadRow, ReadSheet } from './workbook'
import { columnName } from './workbook'

/** Empty lines at the end of a file are many where a spreadsheet was formatted to its last row. */
const EMPTY = /^[\s,;]*$/

/**
 * One sheet out of a CSV file; columns end at commas, semicolons or tabs, as its first line has them. An
 * apostrophe before what a spreadsheet could take for a formula is taken off again, as `csvCell` puts it on.
 * @throws DomainError `workbook_encoding`, `workbook_csv` with the `line`, `workbook_rows`, `workbook_columns`,
 * `workbook_unknown` where the first line is not the wanted one
 */
export function readCsv(bytes: Buffer, limits: ReadLimits, wanted: (first: ReadRow) => boolean): ReadSheet {
  const text = decodeText(bytes)
  const first = text.slice(0, text.search(/\r?\n|$/u))
  const rows: ReadRow[] = []
  const most = limits.rows + limits.headRows
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(first),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_CELL_TEXT * 8,
      info: true,
      on_record: ({ record, info }: { record: string[]; info: { lines: number } }) => {
        if (record.every((cell) => EMPTY.test(cell))) return null
        const row = rowOf(record, info.lines, limits)
        if (rows.length === 0 && !wanted(row)) throw new DomainError('workbook_unknown')
        rows.push(row)
        if (rows.length > most) throw new DomainError('workbook_rows', { max: limits.rows })
        return null
      },
    })
  } catch (error) {
    if (error instanceof DomainError) throw error
    const { lines } = error as CsvError & { lines?: number }
    throw new DomainError('workbook_csv', { line: lines ?? 1 })
  }
  return { name: '', rows }
}

function rowOf(record: string[], number: number, limits: ReadLimits): ReadRow {
  const cells = new Map<number, string>()
  for (const [column, cell] of record.entries()) {
    if (cell.trim() === '') continue
    if (column >= limits.columns)
      throw new DomainError('workbook_columns', {
        max: limits.columns,
        cell: `${columnName(column)}${number}`,
      })
    if (cell.length > MAX_CELL_TEXT) throw new DomainError('workbook_csv', { line: number })
    cells.set(column, cell.replace(/^'(?=[\s\u00a0]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/u, ''))
  }
  return { number, cells }
}

const delimiterOf = (first: string) =>
  [',', ';', '\t']
    .map((sign) => ({ sign, count: first.split(sign).length }))
    .reduce((most, each) => (each.count > most.count ? each : most)).sign

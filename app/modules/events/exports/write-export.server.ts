import type { Readable } from 'node:stream'
import { CSV_START, csvLine } from '~/platform/csv'
import type { WrittenRow } from '~/platform/workbook/workbook'
import { sheetName } from '~/platform/workbook/workbook'
import { writeWorkbook } from '~/platform/workbook/write-workbook.server'
import type { ExportTable } from './export-tables.server'

/** A table as CSV, row by row; what a spreadsheet could take for a formula is none in it. */
export async function* exportCsv({ columns, rows }: ExportTable): AsyncGenerator<string> {
  yield CSV_START + csvLine(columns.map(({ head }) => head))
  for await (const cells of rows) yield csvLine(cells)
}

/** The same as a workbook, whose texts stay texts. */
export function exportWorkbook({ name, columns, rows }: ExportTable, at: Date): Readable {
  async function* written(): AsyncGenerator<WrittenRow> {
    yield { cells: columns.map(({ head }) => head), look: 'head' }
    for await (const cells of rows) yield { cells }
  }
  return writeWorkbook(
    [
      {
        name: sheetName(name),
        columns: columns.map(({ width, number }) => ({ width, ...(number && { number }) })),
        frozen: { rows: 1, columns: 0 },
        rows: written(),
      },
    ],
    at,
  )
}

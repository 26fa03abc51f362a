import { open } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { shown } from '../fields'
import { ImportFileError, type ImportRecord } from './records'

/** A file is held in memory whole: a larger one is to be split. */
const MAX_BYTES = 64 * 1024 * 1024
const MAX_ROWS = 200_000
const MAX_COLUMNS = 400
const MAX_RECORD = 200_000

export type RecordFile =
  | { kind: 'json'; content: unknown }
  | { kind: 'csv'; columns: string[]; records: ImportRecord[] }

/**
 * Reads a .json file, or a .csv file (RFC 4180, commas, a header line), in UTF-8 with or without a byte order
 * mark. Every cell of a CSV file is text, whatever it looks like.
 * @throws ImportFileError where the file as a whole cannot be read
 */
export async function readRecordFile(path: string): Promise<RecordFile> {
  const text = decode(await readBytes(path))
  if (/\.csv$/i.test(path)) return { kind: 'csv', ...readCsv(text) }
  if (/\.json$/i.test(path)) return { kind: 'json', content: readJson(text) }
  throw fileError('is neither a .json nor a .csv file', path)
}

const fileError = (reason: string, value = '', row: number | null = null, column: string | null = null) =>
  new ImportFileError([{ row, id: null, column, value: shown(value), reason }])

async function readBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw fileError(error.code === 'ENOENT' ? 'is not there' : `cannot be opened (${error.code})`, path)
  })
  try {
    const { size } = await file.stat()
    if (size > MAX_BYTES)
      throw fileError(`has ${size} bytes, at most ${MAX_BYTES} are read at once: split it`, path)
    return await file.readFile()
  } catch (error) {
    if (error instanceof ImportFileError) throw error
    throw fileError(`cannot be read (${(error as NodeJS.ErrnoException).code})`, path)
  } finally {
    await file.close()
  }
}

function decode(bytes: Buffer): string {
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
    throw fileError('is in UTF-16: save it as UTF-8')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const line = firstBrokenLine(bytes)
    throw fileError('is not in UTF-8 (it may be in GBK): save it as UTF-8', '', line)
  }
}

/** The first line that is not UTF-8. A line break is one byte in it, whatever surrounds it. */
function firstBrokenLine(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start)
    const stop = end < 0 ? bytes.length : end + 1
    try {
      decoder.decode(bytes.subarray(start, stop))
    } catch {
      return line
    }
    start = stop
  }
  return line
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw fileError(`is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`)
  }
}

function readCsv(text: string): { columns: string[]; records: ImportRecord[] } {
  let rows: { record: string[]; info: { lines: number } }[]
  try {
    rows = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_RECORD,
    })
  } catch (error) {
    const { message, lines } = error as Error & { lines?: number }
    throw fileError(`is not CSV: ${message}`, '', lines ?? null)
  }
  const [head, ...body] = rows
  if (head === undefined) throw fileError('is empty: the first line names the columns')
  if (body.length > MAX_ROWS) throw fileError(`has ${body.length} rows, at most ${MAX_ROWS} are read at once`)
  const columns = head.record.map((name) => name.trim())
  checkHeader(columns)
  const wrong = body
    .filter(({ record }) => record.length !== columns.length)
    .map(({ record, info }) => ({
      row: info.lines,
      id: null,
      column: null,
      value: '',
      reason: `has ${record.length} cells, the header has ${columns.length}`,
    }))
  if (wrong.length > 0) throw new ImportFileError(wrong)
  const records = body
    .filter(({ record }) => record.some((cell) => cell.trim() !== ''))
    .map(({ record, info }) => ({
      row: info.lines,
      fields: Object.fromEntries(columns.map((column, index) => [column, record[index]])),
    }))
  return { columns, records }
}

function checkHeader(columns: string[]): void {
  if (columns.length > MAX_COLUMNS)
    throw fileError(`has ${columns.length} columns, at most ${MAX_COLUMNS} are read`, '', 1)
  if (columns.length === 1 && /[;\t]/.test(columns[0] ?? ''))
    throw fileError('has no commas: columns must be separated by commas', columns[0], 1)
  for (const [index, column] of columns.entries()) {
    if (column === '') throw fileError(`column ${index + 1} has no name`, '', 1)
    if (columns.indexOf(column) !== index) throw fileError('is named twice in the header', column, 1, column)
    if (['__proto__', 'constructor', 'prototype'].includes(column))
      throw fileError('is not a column that is known', column, 1, column)
  }
}

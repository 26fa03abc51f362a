import type { z } from 'zod'
import type { SourceNote } from '~db/documents'
import { type FieldParams, shown } from '../fields'

/** One row of an import before anything is known of it: its place in the file and its fields by column. */
export type ImportRecord = {
  /** the line of a CSV file, or the place in a JSON list, from 1 */
  row: number
  fields: Record<string, unknown>
}

/** What is wrong with one field, for the person who keeps the file. */
export type ImportProblem = {
  row: number | null
  /** the row's external id, where it has one */
  id: string | null
  column: string | null
  value: string
  reason: string
}

/** The file as a whole cannot be read: wrong encoding, not JSON, an unknown header. */
export class ImportFileError extends Error {
  constructor(readonly problems: ImportProblem[]) {
    super(problems.map(describeImportProblem).join('\n'))
  }
}

/** One line for one problem: row, id, column, value, reason. */
export function describeImportProblem({ row, id, column, value, reason }: ImportProblem): string {
  const place = [row === null ? null : `row ${row}`, id, column].filter((part) => part !== null).join(', ')
  return `${place === '' ? 'file' : place}: ${value === '' ? '' : `“${value}” `}${reason}`
}

/** What an import did, or would do in a dry run. */
export type ImportReport = {
  read: number
  created: number
  updated: number
  unchanged: number
  refused: number
  problems: ImportProblem[]
  /** false for a dry run and where problems stopped everything */
  written: boolean
}

export type ImportOptions = {
  /** write the valid rows although others are not */
  partial?: boolean
  dryRun?: boolean
  at: Date
}

/** An external id: letters, digits, dots, hyphens and underscores, at most 64. */
export function readExternalId(record: ImportRecord): { id: string | null; problems: ImportProblem[] } {
  const written = record.fields.id
  const id = typeof written === 'number' ? String(written) : typeof written === 'string' ? written.trim() : ''
  const place = { row: record.row, id: null, column: 'id', value: shown(written ?? '') }
  if (id === '') return { id: null, problems: [{ ...place, reason: 'must be given' }] }
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(id)) return { id, problems: [] }
  const reason = 'is not an id of at most 64 letters, digits, dots, hyphens and underscores'
  return { id: null, problems: [{ ...place, reason }] }
}

/** The rows whose id occurred before in the same file. */
export function repeatedIds(records: { row: number; id: string | null }[]): ImportProblem[] {
  const first = new Map<string, number>()
  return records.flatMap(({ row, id }) => {
    if (id === null) return []
    const before = first.get(id)
    if (before !== undefined)
      return [{ row, id, column: 'id', value: id, reason: `is the id of row ${before} already` }]
    first.set(id, row)
    return []
  })
}

/**
 * The problems of a zod error as problems of a row. `columnOf` gives the column for a path such as
 * ['specs', 3].
 */
export function fieldProblems(
  error: z.ZodError,
  record: ImportRecord,
  id: string | null,
  columnOf: (path: PropertyKey[]) => string,
): ImportProblem[] {
  return error.issues.map((issue) => {
    const params = ('params' in issue ? issue.params : undefined) as FieldParams | undefined
    return {
      row: record.row,
      id,
      column: columnOf(issue.path),
      value: params?.value ?? '',
      reason: issue.message,
    }
  })
}

/** The keys of a record that no column is known for. */
export function unknownColumns(
  record: ImportRecord,
  id: string | null,
  known: (column: string) => boolean,
): ImportProblem[] {
  return Object.keys(record.fields)
    .filter((column) => !known(column))
    .map((column) => ({
      row: record.row,
      id,
      column: shown(column),
      value: '',
      reason: 'is not a column that is known',
    }))
}

/** Where a row says it comes from: source_title, source_url, source_licence, source_ref. */
export function readSource(fields: Record<string, unknown>): SourceNote | null {
  const text = (column: string) => {
    const value = fields[column]
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 500) : undefined
  }
  const title = text('source_title')
  if (title === undefined) return null
  const url = text('source_url')
  const licence = text('source_licence')
  const ref = text('source_ref')
  return {
    title,
    ...(url !== undefined && /^https?:\/\//.test(url) && { url }),
    ...(licence !== undefined && { licence }),
    ...(ref !== undefined && { ref }),
  }
}

export const sourceColumns = ['source_title', 'source_url', 'source_licence', 'source_ref']

/** A stable text of a value: two contents are the same when these are. Keys in order, undefined as null. */
export function fingerprint(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (item === undefined) return null
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

import {
  importNeeds,
  insaragColumns,
  needColumns,
  needsOfJson,
  nimsColumns,
  recordsOfInsaragList,
  recordsOfNimsMetrics,
} from '~/modules/needs/index.server'
import {
  femaColumns,
  importOfferings,
  offeringColumns,
  offeringsOfJson,
  recordsOfFemaRates,
} from '~/modules/offerings/index.server'
import {
  ImportFileError,
  type ImportOptions,
  type ImportRecord,
  type ImportReport,
  type Vocabulary,
} from '~/modules/vocabulary'
import { readRecordFile } from '~/modules/vocabulary/index.server'
import type { Tx } from '~db/client.server'

export const kinds = ['offerings', 'needs'] as const
export type Kind = (typeof kinds)[number]

type Profile = {
  kind: Kind
  columns: string[]
  records(rows: ImportRecord[]): ImportRecord[]
}

/** Forms of public lists that are known by name; all of them are CSV. */
export const profiles: Record<string, Profile> = {
  'fema-rates': { kind: 'offerings', columns: femaColumns, records: recordsOfFemaRates },
  'nims-metrics': { kind: 'needs', columns: nimsColumns, records: recordsOfNimsMetrics },
  'insarag-americas': { kind: 'needs', columns: insaragColumns, records: recordsOfInsaragList },
}

export type ImportSource = { kind: Kind; path: string; profile?: string | undefined }
type PreparedImport = (tx: Tx, options: ImportOptions) => Promise<ImportReport>

/**
 * Reads one file and gives the import of it, to be run in a transaction. A profile's rows come in as references.
 * @throws ImportFileError where the file as a whole cannot be read
 */
export async function prepareImport(
  { kind, path, profile }: ImportSource,
  vocabulary: Vocabulary,
): Promise<PreparedImport> {
  if (profile !== undefined) {
    const records = await readProfile(kind, path, profile)
    return kind === 'offerings'
      ? (tx, options) => importOfferings(tx, vocabulary, { records, reference: true }, options)
      : (tx, options) => importNeeds(tx, vocabulary, { records, reference: true }, options)
  }
  const file = await readRecordFile(path)
  if (file.kind === 'csv')
    forbidOtherColumns(file.columns, kind === 'offerings' ? offeringColumns : needColumns, kind)
  if (kind === 'offerings') {
    const read = file.kind === 'json' ? offeringsOfJson(file.content, vocabulary) : { records: file.records }
    return (tx, options) => importOfferings(tx, vocabulary, read, options)
  }
  const records = file.kind === 'json' ? needsOfJson(file.content) : file.records
  return (tx, options) => importNeeds(tx, vocabulary, { records }, options)
}

async function readProfile(kind: Kind, path: string, name: string): Promise<ImportRecord[]> {
  const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined
  if (profile === undefined || profile.kind !== kind)
    throw fileError(
      `there is no profile “${name}” for ${kind}; there are ${Object.keys(profiles).join(', ')}`,
    )
  const file = await readRecordFile(path)
  if (file.kind !== 'csv') throw fileError(`the profile ${name} reads CSV`)
  const missing = profile.columns.filter((column) => !file.columns.includes(column))
  if (missing.length > 0) throw fileError(`the header lacks ${missing.join(', ')}`, 1)
  return profile.records(file.records)
}

const fileError = (reason: string, row: number | null = null) =>
  new ImportFileError([{ row, id: null, column: null, value: '', reason }])

/** A misspelt column would be dropped without a word, so it stops the import. */
function forbidOtherColumns(columns: string[], known: string[], kind: Kind): void {
  const others = columns.filter(
    (column) => !known.includes(column) && !(kind === 'offerings' && /^spec\.[a-z0-9_]+$/.test(column)),
  )
  if (others.length === 0) return
  const accepted = `${known.join(', ')}${kind === 'offerings' ? ', spec.<attribute>' : ''}`
  throw new ImportFileError(
    others.map((column) => ({
      row: 1,
      id: null,
      column,
      value: '',
      reason: `is not a column that is known; known: ${accepted}`,
    })),
  )
}

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import type { Db, Tx } from '../client.server'
import { takeLock } from '../locks.server'
import {
  crossCheck,
  type FileProblem,
  type TableRows,
  toTableRows,
  type VocabularyFileName,
  type VocabularyFiles,
  vocabularyFiles,
} from './vocabulary-files'

export type LoadedList = {
  list: VocabularyFileName
  version: string
  outcome: 'loaded' | 'unchanged'
  added: number
  changed: number
  removed: number
}

/** The files are not what they should be; `problems` names every file, place and reason. */
export class VocabularyFileError extends Error {
  constructor(readonly problems: FileProblem[]) {
    super(
      `the vocabulary files are not valid:\n${problems
        .map((problem) => `  ${problem.file}.json  ${problem.where}: ${problem.reason}`)
        .join('\n')}`,
    )
  }
}

/** A file drops codes that something still names; `uses` says which and where. Nothing was written. */
export class VocabularyInUseError extends Error {
  constructor(readonly uses: { list: string; code: string; where: string; rows: number }[]) {
    super(
      `a code in use cannot be dropped:\n${uses
        .map((use) => `  ${use.list}  ${use.code} is used in ${use.where} (${use.rows} rows)`)
        .join('\n')}`,
    )
  }
}

/**
 * Brings the reference tables to what the ten files in `folder` say, in one transaction. A file loaded
 * before (same SHA-256) is left alone; codes are added and updated; dropped codes are removed when
 * nothing uses them.
 * @throws VocabularyFileError, VocabularyInUseError
 */
export async function loadVocabulary(db: Db, folder: string): Promise<LoadedList[]> {
  const { files, hashes } = await readFiles(folder)
  return db.transaction().execute(async (tx) => {
    await takeLock(tx, 'vocabulary')
    const known = new Map(
      (await tx.selectFrom('vocabulary_lists').select(['list', 'sha256']).execute()).map((row) => [
        row.list,
        row.sha256,
      ]),
    )
    const report: LoadedList[] = []
    const dropped: { list: VocabularyFileName; table: string; codes: string[] }[] = []
    for (const list of Object.keys(files) as VocabularyFileName[]) {
      const version = String((files[list]._meta as { version: string }).version)
      const entry: LoadedList = { list, version, outcome: 'unchanged', added: 0, changed: 0, removed: 0 }
      report.push(entry)
      if (known.get(list) === hashes[list]) continue
      entry.outcome = 'loaded'
      for (const rows of toTableRows(list, files)) {
        const written = await upsert(tx, rows)
        entry.added += written.added
        entry.changed += written.changed
        const codes = await codesBeyond(tx, rows)
        entry.removed += codes.length
        if (codes.length > 0) dropped.push({ list, table: rows.table, codes })
      }
      await rememberList(tx, list, version, hashes[list], files[list]._meta)
    }
    await removeUnused(tx, dropped)
    return report
  })
}

async function readFiles(folder: string) {
  const problems: FileProblem[] = []
  const files: Partial<Record<VocabularyFileName, unknown>> = {}
  const hashes = {} as Record<VocabularyFileName, string>
  for (const name of Object.keys(vocabularyFiles) as VocabularyFileName[]) {
    try {
      const content = await readFile(path.join(folder, `${name}.json`))
      hashes[name] = createHash('sha256').update(content).digest('hex')
      const parsed = vocabularyFiles[name].safeParse(JSON.parse(content.toString('utf8')))
      if (parsed.success) files[name] = parsed.data
      else
        for (const issue of parsed.error.issues)
          problems.push({ file: name, where: issue.path.join('.'), reason: issue.message })
    } catch (error) {
      problems.push({
        file: name,
        where: folder,
        reason: error instanceof Error ? error.message : 'unreadable',
      })
    }
  }
  if (problems.length > 0) throw new VocabularyFileError(problems)
  const complete = files as VocabularyFiles
  const across = crossCheck(complete)
  if (across.length > 0) throw new VocabularyFileError(across)
  return { files: complete, hashes }
}

/** Inserts new rows and updates rows that differ; counts both. */
async function upsert(tx: Tx, { table, rows }: TableRows) {
  const columns = Object.keys(rows[0] ?? { code: null })
  const rest = columns.filter((column) => column !== 'code')
  const list = (names: string[], prefix: string) =>
    sql.join(names.map((name) => sql.ref(prefix === '' ? name : `${prefix}.${name}`)))
  const { rows: written } = await sql<{ added: boolean }>`
    insert into ${sql.table(table)} (${list(columns, '')})
    select ${list(columns, 'r')}
    from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb) r
    on conflict (code) do update set ${sql.join(
      rest.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`),
    )}
    where (${list(rest, table)}) is distinct from (${list(rest, 'excluded')})
    returning (xmax = 0) as added
  `.execute(tx)
  const added = written.filter((row) => row.added).length
  return { added, changed: written.length - added }
}

async function codesBeyond(tx: Tx, { table, rows }: TableRows): Promise<string[]> {
  const { rows: beyond } = await sql<{ code: string }>`
    select code from ${sql.table(table)} where code <> all(${rows.map((row) => row.code)}::text[]) order by code
  `.execute(tx)
  return beyond.map((row) => row.code)
}

async function rememberList(tx: Tx, list: string, version: string, sha256: string, meta: unknown) {
  const values = { version, sha256, meta: JSON.stringify(meta), loaded_at: new Date() }
  await tx
    .insertInto('vocabulary_lists')
    .values({ list, ...values })
    .onConflict((conflict) => conflict.column('list').doUpdateSet(values))
    .execute()
}

/** Deletes the dropped codes, or throws when a row elsewhere, or a stored version, still names one. */
async function removeUnused(
  tx: Tx,
  dropped: { list: VocabularyFileName; table: string; codes: string[] }[],
): Promise<void> {
  const uses: VocabularyInUseError['uses'] = []
  for (const { list, table, codes } of dropped) {
    for (const { from, column } of await referencesTo(tx, table)) {
      const { rows } = await sql<{ code: string; rows: number }>`
        select ${sql.ref(column)} as code, count(*) as rows from ${sql.table(from)}
        where ${sql.ref(column)} = any(${codes}::text[]) group by 1 order by 1
      `.execute(tx)
      for (const row of rows) uses.push({ list, code: row.code, where: `${from}.${column}`, rows: row.rows })
    }
    const { rows } = await sql<{ code: string; rows: number }>`
      select c.code, count(*) as rows
      from unnest(${codes}::text[]) as c (code)
      join offering_versions v
        on jsonb_path_exists(v.snapshot, '$.** ? (@ == $code)', jsonb_build_object('code', c.code))
      group by c.code order by c.code
    `.execute(tx)
    for (const row of rows)
      uses.push({ list, code: row.code, where: 'offering_versions.snapshot', rows: row.rows })
  }
  if (uses.length > 0) throw new VocabularyInUseError(uses)
  for (const { table, codes } of dropped)
    await sql`delete from ${sql.table(table)} where code = any(${codes}::text[])`.execute(tx)
}

/** Every column of another table that refers to this table; the parents inside a tree do not count. */
async function referencesTo(tx: Tx, table: string): Promise<{ from: string; column: string }[]> {
  const { rows } = await sql<{ from: string; column: string }>`
    select c.conrelid::regclass::text as "from", a.attname as "column"
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = ${table}::regclass and c.conrelid <> c.confrelid
    order by 1, 2
  `.execute(tx)
  return rows
}

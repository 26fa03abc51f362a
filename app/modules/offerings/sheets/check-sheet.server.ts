import { shown, type Vocabulary } from '~/modules/vocabulary'
import { DomainError, isDomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { readWorkbook } from '~/platform/workbook/read-workbook.server'
import { chunks, insertRows } from '~db/bulk.server'
import type { Tx } from '~db/client.server'
import { checkRow } from './check-row'
import { digestOf, findOwnRows } from './own-rows.server'
import { isKeyRow, type KeyedRow, readSheet, sheetLimits } from './read-sheet'
import { CODE, ID } from './sheet-columns'
import { endStep, type GoingOn, goOn, type Run } from './sheet-job.server'
import { type ReadSheetRow, readRow } from './sheet-row'

const BATCH = 250

type Parts = Pick<Services, 'db' | 'clock' | 'files' | 'vocabulary'>

let last: Promise<unknown> = Promise.resolve()

/** One file at a time in a process: one that is read may take a hundred megabytes. */
export function checkSheet(services: Parts, run: Run, signal: AbortSignal): Promise<boolean> {
  const turn = last.then(() => check(services, run, signal))
  last = turn.catch(() => {})
  return turn
}

/**
 * Reads the file of a sheet and holds each row against what the enterprise has now. The report grows batch by batch;
 * a run that takes it up goes on behind what is there. A file that is not taken is refused whole. False: stopped
 * before the end.
 */
async function check(services: Parts, run: Run, signal: AbortSignal): Promise<boolean> {
  const { db, clock } = services
  const sheet = await db.transaction().execute((tx) => goOn(tx, run, clock.now()))
  if (sheet === null) return true
  const words = await services.vocabulary()
  let rows: KeyedRow[]
  try {
    rows = await readRows(services, sheet, words)
  } catch (error) {
    if (!isDomainError(error)) throw error
    const refusal = { code: error.code, params: error.params }
    await db.transaction().execute((tx) => endStep(tx, run, { state: 'refused', refusal, at: clock.now() }))
    return true
  }
  const read = rows.map((row, position) => ({ position, row, read: readRow(row.cells, row.keys, words) }))
  const twice = namedTwice(read)
  const begun = await db.transaction().execute(async (tx) => {
    if ((await goOn(tx, run, clock.now())) === null) return null
    await tx.updateTable('offering_sheets').set({ row_count: rows.length }).where('id', '=', run.id).execute()
    return readBegun(tx, run.id)
  })
  if (begun === null) return true
  for (const batch of chunks(read.slice(begun.rows), BATCH)) {
    if (signal.aborted) return false
    const going = await db.transaction().execute(async (tx) => {
      if ((await goOn(tx, run, clock.now())) === null) return false
      await checkBatch(tx, run.id, sheet.organisationId, batch, { words, twice, seen: begun.seen })
      return true
    })
    if (!going) return true
  }
  await db.transaction().execute(async (tx) => {
    if (await goOn(tx, run, clock.now())) await endStep(tx, run, { state: 'checked', at: clock.now() })
  })
  return true
}

async function readRows(
  { files }: Pick<Services, 'files'>,
  { fileId }: GoingOn,
  words: Vocabulary,
): Promise<KeyedRow[]> {
  const found = await files.read(fileId)
  if (found === null) throw new DomainError('sheet_file_gone')
  const bytes = Buffer.from(await new Response(found.body).arrayBuffer())
  const sheets = await readWorkbook(bytes, sheetLimits, isKeyRow)
  const rows = sheets.flatMap((sheet) => readSheet(sheet, words))
  if (rows.length === 0) throw new DomainError('sheet_empty')
  return rows
}

type Read = { position: number; row: KeyedRow; read: ReadSheetRow }

const nameOf = ({ row: { id, code } }: ReadSheetRow) =>
  id !== null ? `${ID} ${id}` : code !== null ? `${CODE} ${code}` : null

/** Numbers and codes that stand in more than one row: which of them is meant is for nobody to guess. */
function namedTwice(rows: readonly Read[]): ReadonlySet<string> {
  const once = new Set<string>()
  const twice = new Set<string>()
  for (const { read } of rows)
    for (const name of [
      read.row.id !== null && `${ID} ${read.row.id}`,
      read.row.code !== null && `${CODE} ${read.row.code}`,
    ])
      if (name !== false) (once.has(name) ? twice : once).add(name)
  return twice
}

/** What an earlier run left: how many rows, and the offerings that they are about. */
async function readBegun(tx: Tx, id: number): Promise<{ rows: number; seen: Set<number> }> {
  const rows = await tx
    .selectFrom('offering_sheet_rows')
    .select('offering_id')
    .where('sheet_id', '=', id)
    .execute()
  return { rows: rows.length, seen: new Set(rows.flatMap((row) => row.offering_id ?? [])) }
}

async function checkBatch(
  tx: Tx,
  sheetId: number,
  organisationId: number,
  batch: readonly Read[],
  { words, twice, seen }: { words: Vocabulary; twice: ReadonlySet<string>; seen: Set<number> },
): Promise<void> {
  const own = await findOwnRows(tx, organisationId, {
    ids: batch.map(({ read }) => read.row.id),
    codes: batch.map(({ read }) => read.row.code),
  })
  const rows = batch.map(({ position, row, read }) => {
    const byId = own.byId.get(read.row.id ?? 0) ?? null
    const byCode = own.byCode.get(read.row.code ?? '') ?? null
    const before = read.row.id === null ? byCode : byId
    const name = nameOf(read)
    const again =
      (name !== null && twice.has(name)) ||
      (read.row.code !== null && twice.has(`${CODE} ${read.row.code}`)) ||
      (before !== null && seen.has(before.id))
    const checked = checkRow(row, read, { vocabulary: words, byId, byCode, twice: again })
    if (before) seen.add(before.id)
    return {
      sheet_id: sheetId,
      position,
      sheet: shown(row.sheet),
      number: row.number,
      kind: checked.kind,
      name: checked.name,
      code: checked.code,
      offering_id: checked.offeringId,
      fields: checked.fields,
      changed: checked.changed,
      base: before && digestOf(before),
      problems: checked.problems,
    }
  })
  await insertRows(tx, 'offering_sheet_rows', rows)
}

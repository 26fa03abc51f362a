import type { OrganisationRight } from '~/modules/accounts'
import { readRights } from '~/modules/accounts/index.server'
import type { Vocabulary } from '~/modules/vocabulary'
import type { AuditSource } from '~/platform/audit.server'
import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { FormFields } from '../offering-form'
import { endStep, type GoingOn, goOn, type Run } from './sheet-job.server'
import { keepOutcomes, planRows, type RowToWrite, writeRows } from './write-rows.server'

const BATCH = 250

type Parts = Pick<Services, 'db' | 'clock' | 'vocabulary'>

/** Whom work in the background is written down to: the person who asked for it. */
export const actorOf = ({ actedBy, organisationId }: GoingOn): AuditSource => ({
  personId: actedBy,
  organisationId,
  address: null,
  requestId: null,
})

/**
 * What the person who asked for a step may do now; null, with the step ended at `state`, where they may not go on:
 * a member who was removed writes nothing more.
 */
export async function rightsOrEnd(
  tx: Tx,
  run: Run,
  going: GoingOn,
  { right, state, at }: { right: OrganisationRight; state: 'checked' | 'written'; at: Date },
): Promise<readonly OrganisationRight[] | null> {
  const { organisationId, actedBy } = going
  const rights = await readRights(tx, { organisationId, personId: actedBy })
  if (rights.includes(right)) return rights
  await endStep(tx, run, { state, refusal: { code: 'sheet_right_gone', params: {} }, at })
  return null
}

/**
 * Writes the rows of a checked sheet, batch by batch, each in one transaction: new ones as drafts, changes of what is
 * published as revisions, price and delivery at once. A run that takes it up goes on with the rows that have no
 * outcome. False: stopped before the end.
 */
export async function writeSheet(services: Parts, run: Run, signal: AbortSignal): Promise<boolean> {
  const { db, clock } = services
  const words = await services.vocabulary()
  if (!(await mayWriteAll(services, run, signal))) return !signal.aborted
  for (;;) {
    if (signal.aborted) return false
    const more = await db.transaction().execute((tx) => writeBatch(tx, run, { words, at: clock.now() }))
    if (!more) return true
  }
}

async function writeBatch(
  tx: Tx,
  run: Run,
  { words, at }: { words: Vocabulary; at: Date },
): Promise<boolean> {
  const going = await goOn(tx, run, at)
  if (going === null) return false
  const rights = await rightsOrEnd(tx, run, going, { right: 'prepare', state: 'checked', at })
  if (rights === null) return false
  const by = actorOf(going)
  const rows = await readRowsToWrite(tx, run.id, -1)
  if (rows.length === 0) {
    await endStep(tx, run, { state: 'written', at })
    await audit(tx, by, { action: 'sheet.written', object: { kind: 'sheet', id: run.id } })
    return false
  }
  const plan = await planRows(tx, going.organisationId, rows, rights)
  await keepOutcomes(tx, run.id, plan.hindered)
  await writeRows(tx, plan, { sheetId: run.id, organisationId: going.organisationId, words, by, at })
  return true
}

/**
 * Where all rows or none are to be written, and none is yet: whether each of them still can be. One that cannot ends
 * the step, with nothing written.
 */
async function mayWriteAll({ db, clock }: Parts, run: Run, signal: AbortSignal): Promise<boolean> {
  let [after, hindered] = [-1, 0]
  for (;;) {
    if (signal.aborted) return false
    const at = clock.now()
    const last = await db.transaction().execute(async (tx) => {
      const going = await goOn(tx, run, at)
      if (going?.mode !== 'all' || (after < 0 && (await isBegun(tx, run.id)))) return null
      const { organisationId, actedBy } = going
      const rights = await readRights(tx, { organisationId, personId: actedBy })
      const rows = await readRowsToWrite(tx, run.id, after)
      hindered += (await planRows(tx, organisationId, rows, rights)).hindered.length
      if (rows.length === 0 && hindered > 0)
        await endStep(tx, run, {
          state: 'checked',
          refusal: { code: 'sheet_rows_changed', params: { n: hindered } },
          at,
        })
      return rows.at(-1)?.position ?? null
    })
    if (last === null) return hindered === 0
    after = last
  }
}

const isBegun = async (tx: Tx, id: number) =>
  (await tx
    .selectFrom('offering_sheet_rows')
    .select('position')
    .where('sheet_id', '=', id)
    .where('outcome', 'is not', null)
    .limit(1)
    .executeTakeFirst()) !== undefined

async function readRowsToWrite(tx: Tx, id: number, after: number): Promise<RowToWrite[]> {
  const rows = await tx
    .selectFrom('offering_sheet_rows')
    .select(['position', 'kind', 'code', 'offering_id', 'fields', 'changed', 'base'])
    .where('sheet_id', '=', id)
    .where('kind', 'in', ['new', 'changed'])
    .where('outcome', 'is', null)
    .where('position', '>', after)
    .orderBy('position')
    .limit(BATCH)
    .execute()
  return rows.map((row) => ({ ...row, fields: (row.fields ?? {}) as FormFields }))
}

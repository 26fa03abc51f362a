import { z } from 'zod'
import { defineJob, enqueue } from '~/platform/jobs.server'
import type { Tx } from '~db/client.server'
import type { SheetState, SheetStep } from './sheet'

/** One step of a sheet; a run that is not the sheet's newest does nothing. */
export const sheetJob = defineJob(
  'offering-sheet',
  z.object({ sheetId: z.number().int(), run: z.number().int() }),
)

/** Another worker, or the sweep, tries again what fails more often. */
const MOST_ATTEMPTS = 3

export const enqueueSheet = (tx: Tx, sheetId: number, run: number): Promise<void> =>
  enqueue(tx, sheetJob, { sheetId, run }, { maxAttempts: MOST_ATTEMPTS })

/** Begins a step of a locked sheet, in the caller's transaction: whatever ran before stops. */
export async function beginStep(
  tx: Tx,
  { id, state, at }: { id: number; state: SheetStep; at: Date },
): Promise<void> {
  const { run } = await tx
    .updateTable('offering_sheets')
    .set((row) => ({ state, run: row('run', '+', 1), touched_at: at, finished_at: null }))
    .where('id', '=', id)
    .returning('run')
    .executeTakeFirstOrThrow()
  await enqueueSheet(tx, id, run)
}

/** What a step goes on with. */
export type Run = { id: number; run: number; state: SheetStep }
export type GoingOn = { organisationId: number; fileId: string; mode: string | null; actedBy: number | null }

/**
 * Says that a step goes on, and locks its sheet to the end of the transaction; null where it is over or another
 * run has taken it up, which is the sign to stop.
 */
export async function goOn(tx: Tx, { id, run, state }: Run, at: Date): Promise<GoingOn | null> {
  const row = await tx
    .updateTable('offering_sheets')
    .set({ touched_at: at })
    .where('id', '=', id)
    .where('run', '=', run)
    .where('state', '=', state)
    .returning(['organisation_id', 'file_id', 'mode', 'acted_by'])
    .executeTakeFirst()
  return row
    ? { organisationId: row.organisation_id, fileId: row.file_id, mode: row.mode, actedBy: row.acted_by }
    : null
}

export type Refusal = { code: string; params: Readonly<Record<string, string | number>> }

/** Ends a step: with the state that comes after it, or with one to begin from again and what stood in the way. */
export async function endStep(
  tx: Tx,
  { id, run }: Pick<Run, 'id' | 'run'>,
  { state, refusal = null, at }: { state: SheetState; refusal?: Refusal | null; at: Date },
): Promise<void> {
  await tx
    .updateTable('offering_sheets')
    .set({
      state,
      refusal: refusal && JSON.stringify(refusal),
      touched_at: at,
      finished_at: at,
    })
    .where('id', '=', id)
    .where('run', '=', run)
    .execute()
}

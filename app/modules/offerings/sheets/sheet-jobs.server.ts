import { z } from 'zod'
import { removeFile } from '~/platform/files/stored-files.server'
import { defineJob, handle } from '~/platform/jobs.server'
import type { Services } from '~/platform/services.server'
import { checkSheet } from './check-sheet.server'
import { KEPT_DAYS, type SheetState, type SheetStep, stepIn, steps } from './sheet'
import { beginStep, endStep, enqueueSheet, sheetJob } from './sheet-job.server'
import { submitSheet } from './submit-sheet.server'
import { writeSheet } from './write-sheet.server'

const run = { reading: checkSheet, writing: writeSheet, submitting: submitSheet }

/** Longer than a step ever stands still while its worker lives. */
const STILL_MS = 120_000
/** A sheet whose steps were begun so often does not end by being begun again. */
const MOST_RUNS = 12

/** Goes on with the step that a sheet is in, unless a newer run does. */
export async function runSheet(
  services: Services,
  { sheetId, run: number }: { sheetId: number; run: number },
  signal: AbortSignal,
): Promise<void> {
  const { db } = services
  const sheet = await db
    .selectFrom('offering_sheets')
    .select(['state', 'run'])
    .where('id', '=', sheetId)
    .executeTakeFirst()
  const step = stepIn((sheet?.state ?? 'refused') as SheetState)
  if (step === null || sheet?.run !== number) return
  const ended = await run[step](services, { id: sheetId, run: number, state: step }, signal)
  // The worker is asked to stop: another goes on.
  if (!ended) await db.transaction().execute((tx) => enqueueSheet(tx, sheetId, number))
}

/** Where a step is begun from, to which a sheet falls back that cannot go on. */
const before: Record<SheetStep, SheetState> = {
  reading: 'refused',
  writing: 'checked',
  submitting: 'written',
}

/** Begins anew what stands still, as after a worker that was killed; gives the number of sheets. */
export async function resumeSheets({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<number> {
  const now = clock.now()
  return db.transaction().execute(async (tx) => {
    const still = await tx
      .selectFrom('offering_sheets')
      .select(['id', 'run', 'state'])
      .where('state', 'in', [...steps])
      .where('touched_at', '<', new Date(now.getTime() - STILL_MS))
      .orderBy('id')
      .forUpdate()
      .skipLocked()
      .execute()
    for (const { id, run, state } of still) {
      const step = state as SheetStep
      if (run < MOST_RUNS) await beginStep(tx, { id, state: step, at: now })
      else {
        const refusal = { code: 'sheet_failed', params: {} }
        await endStep(tx, { id, run }, { state: before[step], refusal, at: now })
      }
    }
    return still.length
  })
}

/** Forgets reports that nobody has gone on with for `KEPT_DAYS`, with their files; gives their number. */
export async function forgetSheets({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<number> {
  const now = clock.now()
  return db.transaction().execute(async (tx) => {
    const old = await tx
      .deleteFrom('offering_sheets')
      .where('touched_at', '<', new Date(now.getTime() - KEPT_DAYS * 86_400_000))
      .returning('file_id')
      .execute()
    for (const { file_id } of old) await removeFile(tx, file_id, now)
    return old.length
  })
}

export const sheetJobs = [
  handle(sheetJob, (payload, services, signal) => runSheet(services, payload, signal)),
  handle(
    defineJob('resume-offering-sheets', z.object({}).loose()),
    async (_payload, services) => {
      const resumed = await resumeSheets(services)
      if (resumed > 0) services.logger.warn({ resumed }, 'spreadsheets that stood still were taken up again')
    },
    { schedule: '* * * * *' },
  ),
  handle(
    defineJob('forget-offering-sheets', z.object({}).loose()),
    async (_payload, services) => {
      const forgotten = await forgetSheets(services)
      if (forgotten > 0) services.logger.info({ forgotten }, 'old reports on spreadsheets were removed')
    },
    { schedule: '50 3 * * *' },
  ),
]

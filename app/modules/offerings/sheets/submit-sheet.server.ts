import type { Vocabulary } from '~/modules/vocabulary'
import { type AuditSource, audit } from '~/platform/audit.server'
import { isDomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { lockOffering } from '../offering.repo.server'
import type { FormFields } from '../offering-form'
import { sameFields } from '../revisions/revision'
import { readRevision } from '../revisions/revisions.repo.server'
import { handIn } from '../revisions/submit-revision.server'
import { SUBMITTED, WRITTEN } from './sheet'
import { endStep, goOn, type Run } from './sheet-job.server'
import { actorOf, rightsOrEnd } from './write-sheet.server'

const BATCH = 50

/**
 * Hands in what a sheet wrote, batch by batch: whatever still says what the sheet says and lacks nothing. A run that
 * takes it up goes on with the rows of which nothing is said yet. False: stopped before the end.
 */
export async function submitSheet(
  services: Pick<Services, 'db' | 'clock' | 'vocabulary'>,
  run: Run,
  signal: AbortSignal,
): Promise<boolean> {
  const { db, clock } = services
  const words = await services.vocabulary()
  for (;;) {
    if (signal.aborted) return false
    const more = await db.transaction().execute((tx) => submitBatch(tx, run, { words, at: clock.now() }))
    if (!more) return true
  }
}

async function submitBatch(
  tx: Tx,
  run: Run,
  { words, at }: { words: Vocabulary; at: Date },
): Promise<boolean> {
  const going = await goOn(tx, run, at)
  if (going === null) return false
  if (!(await rightsOrEnd(tx, run, going, { right: 'publish', state: 'written', at }))) return false
  const by = actorOf(going)
  const rows = await tx
    .selectFrom('offering_sheet_rows')
    .select(['position', 'offering_id', 'fields'])
    .where('sheet_id', '=', run.id)
    .where('outcome', '=', WRITTEN)
    .where('submission', 'is', null)
    .orderBy('offering_id')
    .limit(BATCH)
    .execute()
  for (const { position, offering_id, fields } of rows)
    await tx
      .updateTable('offering_sheet_rows')
      .set({
        submission: await submitRow(tx, by, { id: offering_id, fields: fields as FormFields }, { words, at }),
      })
      .where('sheet_id', '=', run.id)
      .where('position', '=', position)
      .execute()
  if (rows.length > 0) return true
  await endStep(tx, run, { state: 'submitted', at })
  await audit(tx, by, { action: 'sheet.submitted', object: { kind: 'sheet', id: run.id } })
  return false
}

/** `submitted`, or the code of what hindered it. Nothing is written before everything has been checked. */
async function submitRow(
  tx: Tx,
  by: AuditSource,
  { id, fields }: { id: number | null; fields: FormFields },
  context: { words: Vocabulary; at: Date },
): Promise<string> {
  if (id === null) return 'gone'
  const offering = await lockOffering(tx, id)
  const revision = await readRevision(tx, id)
  if (revision === null) return 'nothing_changed'
  if (!sameFields(revision.fields, fields)) return 'changed_meanwhile'
  if (revision.state === 'in_review') return SUBMITTED
  try {
    await handIn(tx, by, { offering, revision }, context)
    return SUBMITTED
  } catch (error) {
    if (isDomainError(error)) return error.code
    throw error
  }
}

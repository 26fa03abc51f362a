import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import type { Side } from '../introduction'
import type { Trial, TrialKind, TrialResult, TrialState } from './trial'

const rowsOf = (db: Db | Tx, introductionId: number) =>
  db.selectFrom('introduction_trials').selectAll().where('introduction_id', '=', introductionId)

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

const toTrial = (row: Row): Trial => ({
  id: row.id,
  kind: row.kind as TrialKind,
  state: row.state as TrialState,
  place: row.place,
  beginsOn: row.begins_on,
  endsOn: row.ends_on,
  measures: row.measures,
  proposedBy: row.proposed_by as Side,
  proposedAt: row.proposed_at,
  answerText: row.answer_text,
  result: row.result as TrialResult | null,
  resultText: row.result_text,
  heldAt: row.held_at,
})

/** Every trial of an introduction, the newest first. */
export async function readTrials(db: Db | Tx, introductionId: number): Promise<Trial[]> {
  const rows = await rowsOf(db, introductionId).orderBy('id', 'desc').execute()
  return rows.map(toTrial)
}

/** The one that is proposed or agreed. Whoever changes trials holds the lock of their introduction. */
export async function readLiveTrial(db: Db | Tx, introductionId: number): Promise<Trial | null> {
  const row = await rowsOf(db, introductionId).where('state', 'in', ['proposed', 'agreed']).executeTakeFirst()
  return row ? toTrial(row) : null
}

/** @throws DomainError `not_found` (404) */
export async function readTrial(db: Db | Tx, introductionId: number, id: number): Promise<Trial> {
  const row = await rowsOf(db, introductionId).where('id', '=', id).executeTakeFirst()
  if (!row) throw notFoundError('trial', id)
  return toTrial(row)
}

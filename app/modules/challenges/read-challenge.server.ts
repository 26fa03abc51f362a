import { notFoundError } from '~/platform/errors'
import type { Db } from '~db/client.server'
import type { ChallengeStage, Entry } from './challenge'
import { isPublicStage } from './challenge-states'
import { readEntry, readRoot } from './entries.repo.server'

/**
 * A challenge that everybody reads. Where it was merged, the one that stands in its place: its id is another then.
 * @throws DomainError `not_found` (404) where that is not public
 */
export async function readChallenge(db: Db, id: number): Promise<Entry> {
  const entry = await readEntry(db, await readRoot(db, id))
  if (!isPublicStage(entry.stage)) throw notFoundError('challenge', id)
  return entry
}

/** How far the entry of a need has come, and what everybody reads of it; null: the need has none. */
export async function readEntryOfNeed(
  db: Db,
  needId: number,
): Promise<{ stage: ChallengeStage; merged: boolean; challenge: Entry | null } | null> {
  const row = await db.selectFrom('challenges').select('id').where('need_id', '=', needId).executeTakeFirst()
  if (row === undefined) return null
  const entry = await readEntry(db, await readRoot(db, row.id))
  return {
    stage: entry.stage,
    merged: entry.id !== row.id,
    challenge: isPublicStage(entry.stage) ? entry : null,
  }
}

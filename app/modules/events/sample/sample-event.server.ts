import type { Db, Tx } from '~db/client.server'
import { takeLock } from '~db/locks.server'
import type { EventKind } from '../event'

/** A day that many after another, so that what is made of it is always to come. */
export const dayAfter = (at: Date, days: number): string =>
  new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 10)

/**
 * Adds an invented event of the sample organizer, where there is that and no event of its kind yet. One process does it.
 * @returns whether it was added
 */
export const ensureSampleEvent = (
  db: Db,
  kind: EventKind,
  add: (tx: Tx, organisationId: number) => Promise<void>,
): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    await takeLock(tx, 'world')
    const [event, organizer] = [
      await tx.selectFrom('events').select('id').where('kind', '=', kind).limit(1).executeTakeFirst(),
      await tx
        .selectFrom('organisations')
        .select('id')
        .where('kind', '=', 'organizer')
        .where('sample', '=', true)
        .limit(1)
        .executeTakeFirst(),
    ]
    if (event || !organizer) return false
    await add(tx, organizer.id)
    return true
  })

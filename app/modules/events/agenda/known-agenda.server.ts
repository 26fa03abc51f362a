import { sql } from 'kysely'
import type { Db, Tx } from '~db/client.server'
import type { AgendaScope } from './agenda'
import type { Known } from './agenda-changes'

/** What those who come know of each item, by its id; who knows nothing of an item has none. */
export async function readKnown(
  db: Db | Tx,
  { eventId, stopId = null }: AgendaScope,
): Promise<Map<number, Known>> {
  const rows = await db
    .selectFrom('agenda_items')
    .select(['id', 'known_state', 'known_stage_id', 'known_starts_at', 'known_ends_at'])
    .where('event_id', '=', eventId)
    .where('stop_id', 'is not distinct from', stopId)
    .where('known_state', 'is not', null)
    .execute()
  return new Map(
    rows.flatMap(({ id, known_state, known_stage_id, known_starts_at, known_ends_at }) =>
      known_starts_at && known_ends_at
        ? [
            [
              id,
              {
                ...{ state: known_state as Known['state'], stageId: known_stage_id },
                ...{ startsAt: known_starts_at, endsAt: known_ends_at },
              },
            ] as const,
          ]
        : [],
    ),
  )
}

/** From now on those who come know the agenda as it is; `stopId` as for `readAgenda`. */
export async function makeKnown(tx: Tx, { eventId, stopId }: AgendaScope): Promise<void> {
  let rows = tx
    .updateTable('agenda_items')
    .set({
      ...{ known_state: sql`state`, known_stage_id: sql`stage_id` },
      ...{ known_starts_at: sql`starts_at`, known_ends_at: sql`ends_at` },
    })
    .where('event_id', '=', eventId)
  if (stopId !== undefined) rows = rows.where('stop_id', 'is not distinct from', stopId)
  await rows.execute()
}

import { sql } from 'kysely'
import type { Tx } from '~db/client.server'

/** What participants were told of a request is not held: calendars hear of it by the same uid, one further on. */
export const cancelPlanned = (
  tx: Tx,
  requestId: number,
  { reason, now }: { reason: string; now: Date },
): Promise<unknown> =>
  tx
    .updateTable('meetings')
    .set({ state: 'cancelled', sequence: sql<number>`sequence + 1`, reason, updated_at: now })
    .where('request_id', '=', requestId)
    .where('state', '=', 'planned')
    .execute()

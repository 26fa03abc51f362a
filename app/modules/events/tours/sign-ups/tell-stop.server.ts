import type { Tx } from '~db/client.server'
import type { Event } from '../../event'
import type { Stop } from '../stops/stop'
import { tellSignedUp } from './tell.server'

/**
 * Tells everybody who takes part in a stop or waits for a place what became of it; where it is called off, those who were
 * only asked as well.
 */
export async function tellStop(
  tx: Tx,
  {
    news,
    event,
    stop,
    reason,
  }: {
    news: 'stopChanged' | 'stopCancelled'
    event: Event
    stop: Pick<Stop, 'id' | 'titleZh' | 'titleEn'>
    reason?: string
  },
  way: { origin: string; at: Date },
): Promise<void> {
  const come = await tx
    .selectFrom('tour_sign_up_stops as t')
    .innerJoin('tour_sign_ups as s', 's.id', 't.sign_up_id')
    .select('s.organisation_id')
    .where('t.stop_id', '=', stop.id)
    .where('t.state', 'in', ['accepted', 'waiting'])
    .execute()
  const asked =
    news === 'stopCancelled'
      ? await tx
          .selectFrom('tour_invitations')
          .select('organisation_id')
          .where('stop_id', '=', stop.id)
          .execute()
      : []
  const ids = new Set([...come, ...asked].map((row) => row.organisation_id))
  for (const id of [...ids].sort((a, b) => a - b))
    await tellSignedUp(tx, id, { news, event, stops: [stop], ...(reason && { reason }) }, way)
}

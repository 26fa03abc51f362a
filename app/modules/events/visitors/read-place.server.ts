import type { Db, Tx } from '~db/client.server'
import type { Event } from '../event'
import { type Stop, tourAt } from '../tours/stops/stop'
import { readStop } from '../tours/stops/stops.repo.server'
import type { Visitor } from './visitor'

/** Where a ticket is good: its event, at the stop where it is for one. */
export async function readPlace(
  db: Db | Tx,
  event: Event,
  { stopId }: Pick<Visitor, 'stopId'>,
): Promise<{ event: Event; stop: Stop | null }> {
  if (stopId === null) return { event, stop: null }
  const stop = await readStop(db, event.id, stopId)
  return { event: tourAt(event, stop), stop }
}

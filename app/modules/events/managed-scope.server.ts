import type { Person } from '~/modules/accounts'
import type { Tx } from '~db/client.server'
import type { Event } from './event'
import { readOwnEvent } from './events.repo.server'
import { lockOwnEvent } from './save-event.server'
import { lockManagedStop } from './tours/stops/managed-stop.server'
import { tourAt } from './tours/stops/stop'

/** What is managed: an event as a whole, or one stop of a tour. */
export type ManagedScope = { eventId: number; stopId: number | null }

/**
 * The event, at the stop where it is one, for whoever manages it to change it: the event, then the stop, are locked until the
 * transaction ends.
 * @throws those of `lockOwnEvent` or `lockManagedStop`
 */
export async function lockManaged(tx: Tx, viewer: Person, { eventId, stopId }: ManagedScope): Promise<Event> {
  if (stopId === null) {
    const { state } = await readOwnEvent(tx, viewer, eventId)
    return lockOwnEvent(tx, viewer, eventId, state === 'draft' ? 'prepare' : 'publish')
  }
  const { event, stop } = await lockManagedStop(tx, viewer, { eventId, stopId })
  return tourAt(event, stop)
}

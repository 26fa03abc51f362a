import { type Person, refuseWithout } from '~/modules/accounts'
import { DomainError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import type { Event, EventScope } from './event'
import { readOwnEvent } from './events.repo.server'
import { lockToChange } from './save-event.server'
import { lockManagedStop, readManagedStop } from './tours/stops/managed-stop.server'
import { tourAt } from './tours/stops/stop'

/**
 * The event, at the stop where it is one, for whoever manages it to change it: the event, then the stop, are locked until the
 * transaction ends.
 * @throws those of `lockToChange` or `lockManagedStop`
 */
export async function lockManaged(tx: Tx, viewer: Person, { eventId, stopId }: EventScope): Promise<Event> {
  if (stopId === null) return lockToChange(tx, viewer, eventId)
  const { event, stop } = await lockManagedStop(tx, viewer, { eventId, stopId })
  return tourAt(event, stop)
}

/**
 * The event, at the stop where it is one, for whoever acts there before everybody: at its gates, with its visitors. Of a stop
 * those who may change it, of an event the editors and owners of a verified organizer.
 * @throws DomainError `not_found` (404), `not_verified`, `not_allowed` (403)
 */
export async function readToPublish(
  db: Db | Tx,
  viewer: Person,
  { eventId, stopId }: EventScope,
): Promise<Event> {
  if (stopId === null) {
    const event = await readOwnEvent(db, viewer, eventId)
    refuseWithout(viewer, event.organizer.id, 'publish', { kind: 'event', id: eventId })
    return event
  }
  const { event, stop, writes } = await readManagedStop(db, viewer, { eventId, stopId })
  if (!writes && event.state !== 'cancelled' && !stop.cancelled)
    throw new DomainError('not_allowed', {}, { status: 403 })
  return tourAt(event, stop)
}

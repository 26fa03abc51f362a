import { membershipIn, type Person, rightsOf, type Viewer } from '~/modules/accounts'
import { DomainError, notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import { type Event, rightToChange } from '../../event'
import { lockEvent, readAnyEvent } from '../../events.repo.server'
import type { Stop } from './stop'
import { isNamedFor, lockStop, readStop } from './stops.repo.server'

export type ManagedStop = {
  event: Event
  stop: Stop
  /** `tour`: the whole of it, as a member of its organizer; `stop`: this one alone, for which they are named */
  manages: 'tour' | 'stop'
  /** whether they may change it, not only read */
  writes: boolean
}

/**
 * A stop for somebody who manages it: the members of the tour's organizer, and whoever is named for this stop. To
 * everybody else it is not there, in a draft and in a public tour alike.
 * @throws DomainError `not_found` (404)
 */
export async function readManagedStop(
  db: Db | Tx,
  viewer: Viewer,
  { eventId, stopId }: { eventId: number; stopId: number },
): Promise<ManagedStop> {
  const event = await readAnyEvent(db, eventId)
  if (event.kind !== 'tour') throw notFoundError('stop', stopId)
  const stop = await readStop(db, eventId, stopId)
  const open = event.state !== 'cancelled' && stop.cancelled === null
  const membership = membershipIn(viewer, event.organizer.id)
  const whole = membership !== null && rightsOf(membership).includes(rightToChange(event))
  if (whole) return { event, stop, manages: 'tour', writes: open }
  const named = await isNamedFor(db, viewer, {
    id: stop.id,
    hostId: stop.hostId,
    organizerId: event.organizer.id,
  })
  if (membership === null && !named) throw notFoundError('stop', stopId)
  return { event, stop, manages: membership ? 'tour' : 'stop', writes: open && named }
}

/**
 * The same to change it: the event and the stop are locked, in this order, until the transaction ends.
 * @throws DomainError `not_found` (404), `not_allowed` (403), `event_cancelled`, `stop_cancelled` (409)
 */
export async function lockManagedStop(
  tx: Tx,
  viewer: Person,
  at: { eventId: number; stopId: number },
): Promise<ManagedStop> {
  const before = await readManagedStop(tx, viewer, at)
  const event = await lockEvent(tx, at.eventId)
  const stop = await lockStop(tx, at.eventId, at.stopId)
  if (event.state === 'cancelled') throw new DomainError('event_cancelled', {}, { status: 409 })
  if (stop.cancelled) throw new DomainError('stop_cancelled', {}, { status: 409 })
  if (!before.writes) throw new DomainError('not_allowed', {}, { status: 403 })
  return { ...before, event, stop }
}

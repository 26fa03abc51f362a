import type { Person } from '~/modules/accounts'
import type { Db, Tx } from '~db/client.server'
import type { EventScope } from '../event'
import { readEvent } from '../events.repo.server'
import { lockOwnEvent } from '../save-event.server'
import { lockManagedStop } from '../tours/stops/managed-stop.server'
import { readPublicStop } from '../tours/stops/public-stop.server'
import { titleAt } from '../tours/stops/stop'
import { type MeetingVenue, venueOf } from './venue'

/**
 * Where meetings are held, for whoever may see it. A tour as a whole has none, nor has a stop of another event.
 * @throws DomainError `not_found` (404)
 */
export async function readMeetingVenue(
  db: Db | Tx,
  viewer: Person,
  { eventId, stopId }: EventScope,
): Promise<MeetingVenue> {
  if (stopId === null) return venueOf(await readEvent(db, viewer, eventId, 'exhibition'), null)
  const { event, stop } = await readPublicStop(db, viewer, { eventId, stopId })
  return venueOf(event, stop)
}

/**
 * The same for whoever sets meetings up: an exhibition for its organizer, a stop for those who manage it. The event and
 * the stop are locked until the transaction ends.
 * @throws DomainError those of `lockOwnEvent` and `lockManagedStop`
 */
export async function lockMeetingVenue(
  tx: Tx,
  viewer: Person,
  { eventId, stopId }: EventScope,
): Promise<MeetingVenue> {
  if (stopId === null) return venueOf(await lockOwnEvent(tx, viewer, eventId, 'publish', 'exhibition'), null)
  const { event, stop } = await lockManagedStop(tx, viewer, { eventId, stopId })
  return venueOf(event, stop)
}

/** What it is called, for those who are told of it. */
export async function readVenueTitle(
  db: Db | Tx,
  { eventId, stopId }: EventScope,
): Promise<Pick<MeetingVenue, 'titleZh' | 'titleEn'>> {
  const titles = ['title_zh as titleZh', 'title_en as titleEn'] as const
  const event = await db
    .selectFrom('events')
    .select(titles)
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  if (stopId === null) return event
  const stop = await db
    .selectFrom('tour_stops')
    .select(titles)
    .where('id', '=', stopId)
    .executeTakeFirstOrThrow()
  return titleAt(event, stop)
}

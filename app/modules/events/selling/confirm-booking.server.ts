import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { type AuditSource, audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { Event } from '../event'
import { tellExhibitor } from '../exhibitors/tell.server'
import { lockOwnEvent } from '../save-event.server'
import { nextBookingState } from './booking'
import { lockBooking, lockBooths, readStanding } from './bookings.repo.server'
import { numbersOf } from './end-booking.server'

/**
 * Sells the booths of a booking. One that has lapsed is taken again where all its booths are still free; else nothing
 * changes. Confirming what is confirmed changes nothing. Locks the booths by id, then the booking.
 * @throws DomainError `not_found` (404), `booking_state`, `booth_taken` (409)
 */
export async function confirmBooking(
  tx: Tx,
  {
    event,
    bookingId,
    by,
    source,
    now,
  }: { event: Event; bookingId: number; by: 'organizer' | 'site'; source: AuditSource; now: Date },
  { origin }: { origin: string },
): Promise<void> {
  const holds = await tx
    .selectFrom('booth_holds')
    .select('booth_id')
    .where('booking_id', '=', bookingId)
    .execute()
  const booths = await lockBooths(
    tx,
    event.id,
    holds.map(({ booth_id }) => booth_id),
  )
  const booking = await lockBooking(tx, event.id, bookingId, now)
  if (booking.state === 'confirmed') return
  nextBookingState(booking.state, 'confirm', by)
  const ids = booths.map(({ id }) => id)
  const own = new Set(
    (
      await tx
        .selectFrom('booth_holds')
        .select('id')
        .where('booking_id', '=', bookingId)
        .where('state', '=', 'held')
        .execute()
    ).map(({ id }) => id),
  )
  const standing = await readStanding(tx, ids, now)
  const others = [...standing].filter(([, { holdId }]) => !own.has(holdId))
  const taken = others.find(([, { lapsed }]) => !lapsed)
  if (taken || booths.length < holds.length)
    throw new DomainError(
      'booth_taken',
      { number: booths.find(({ id }) => id === taken?.[0])?.number ?? '' },
      { status: 409 },
    )
  if (others.length > 0)
    await tx
      .updateTable('booth_holds')
      .set({ state: 'released' })
      .where(
        'id',
        'in',
        others.map(([, { holdId }]) => holdId),
      )
      .execute()
  await tx
    .updateTable('booth_holds')
    .set({ state: 'sold', lapses_at: null })
    .where('booking_id', '=', bookingId)
    .where('booth_id', 'in', ids)
    .execute()
  await tx
    .updateTable('booth_bookings')
    .set({ state: 'confirmed', ended_at: null, updated_at: now })
    .where('id', '=', bookingId)
    .execute()
  await audit(tx, source, {
    action: 'booking.confirmed',
    object: { kind: 'event', id: event.id },
    detail: { booking: bookingId, booths: numbersOf(booking) },
  })
  await tellExhibitor(
    tx,
    event,
    {
      ...{ news: 'confirmed', organisationId: booking.organisation.id, mark: bookingId },
      ...{ booths: numbersOf(booking).join('、'), path: `/events/${event.id}/booking` },
    },
    { origin, at: now },
  )
}

/** The organizer's word that a booking is sold, as where it was paid outside Muster. @throws as above, and `lockOwnEvent` */
export const confirmByHand = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { eventId, bookingId }: { eventId: number; bookingId: number },
  way: { origin: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const event = await lockOwnEvent(tx, viewer, eventId, 'publish', 'exhibition')
    const source = auditSource(viewer)
    await confirmBooking(tx, { event, bookingId, by: 'organizer', source, now: clock.now() }, way)
  })

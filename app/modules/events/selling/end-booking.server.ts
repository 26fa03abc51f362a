import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { awaitsBalance, heldOf } from '~/modules/payments'
import { cancelOrder, lockOrder } from '~/modules/payments/index.server'
import { type AuditSource, audit } from '~/platform/audit.server'
import { DomainError, notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { Event } from '../event'
import { readEvent } from '../events.repo.server'
import { exhibitorOf } from '../exhibitors/apply.server'
import { tellExhibitor } from '../exhibitors/tell.server'
import { lockOwnEvent } from '../save-event.server'
import { type Booking, type BookingEvent, nextBookingState } from './booking'
import { lockBooking, lockBooths } from './bookings.repo.server'
import { handOver } from './hand-over.server'

type Acting = Pick<Services, 'db' | 'clock'>
type Way = { origin: string }
type Ending = {
  event: Event
  bookingId: number
  how: Extract<BookingEvent, 'release' | 'lapse' | 'cancel'>
  by: 'exhibitor' | 'organizer' | 'site'
  source: AuditSource
  reason?: string
  now: Date
  today: string
}

/**
 * Ends a booking: its booths are free at once, and go to whoever waits first for each. Locks the booths by id, then
 * the booking. What has ended the same way stays.
 * @throws DomainError `not_found` (404), `booking_state` (409)
 */
export async function endBooking(tx: Tx, ending: Ending, way: Way): Promise<void> {
  const { event, bookingId, how, by, source, reason = '', now, today } = ending
  const before = await tx
    .selectFrom('booth_holds')
    .select('booth_id')
    .where('booking_id', '=', bookingId)
    .execute()
  const booths = await lockBooths(
    tx,
    event.id,
    before.map(({ booth_id }) => booth_id),
  )
  const booking = await lockBooking(tx, event.id, bookingId, now)
  const to = ends[how]
  const stored = await tx
    .selectFrom('booth_bookings')
    .select('state')
    .where('id', '=', bookingId)
    .executeTakeFirstOrThrow()
  if (stored.state === to) return
  // By the clock it has lapsed already where the job comes to write it down.
  if (how !== 'lapse') nextBookingState(booking.state, how, by)
  else if (booking.state !== 'lapsed' || stored.state !== 'held') return
  await tx
    .updateTable('booth_bookings')
    .set({ state: to, ended_at: now, reason, updated_at: now })
    .where('id', '=', bookingId)
    .execute()
  await tx
    .updateTable('booth_holds')
    .set({ state: 'released' })
    .where('booking_id', '=', bookingId)
    .where('state', 'in', ['held', 'sold'])
    .execute()
  await cancelUnpaid(tx, bookingId, { how, at: now })
  await audit(tx, source, {
    action: actions[how],
    object: { kind: 'event', id: event.id },
    detail: { booking: bookingId, booths: numbersOf(booking), reason },
  })
  const told = { ...way, at: now }
  const about = {
    booths: numbersOf(booking).join('、'),
    path: `/events/${event.id}/booking`,
    mark: bookingId,
  }
  if (how !== 'release')
    await tellExhibitor(
      tx,
      event,
      {
        ...about,
        news: how === 'lapse' ? 'lapsed' : 'cancelled',
        organisationId: booking.organisation.id,
        reason,
      },
      told,
    )
  for (const booth of booths) await handOver(tx, { event, booth, now, today }, way)
}

/**
 * Nothing more is owed for what ended: an order for which nothing is held is cancelled, and where the organizer ends a
 * booking one of which only the deposit is. What was paid stays until it is kept or given back, acts of their own.
 */
async function cancelUnpaid(
  tx: Tx,
  bookingId: number,
  { how, at }: { how: Ending['how']; at: Date },
): Promise<void> {
  const { order_id } = await tx
    .selectFrom('booth_bookings')
    .select('order_id')
    .where('id', '=', bookingId)
    .executeTakeFirstOrThrow()
  if (order_id === null) return
  const order = await lockOrder(tx, order_id)
  const deposit = how === 'cancel' && awaitsBalance(order)
  if (!order.cancelledAt && (heldOf(order) === 0 || deposit))
    await cancelOrder(tx, order_id, { reason: ends[how], at, evenPaid: deposit })
}

export const numbersOf = ({ booths }: Booking): string[] => booths.map(({ number }) => number)

const ends = { release: 'released', lapse: 'lapsed', cancel: 'cancelled' } as const

const actions = {
  release: 'booking.released',
  lapse: 'booking.lapsed',
  cancel: 'booking.cancelled',
} as const

/** The exhibitor gives back what it holds. @throws those of `endBooking` and `exhibitorOf` */
export const releaseBooking = (
  { db, clock }: Acting,
  viewer: Person,
  { eventId, bookingId }: { eventId: number; bookingId: number },
  way: Way,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const event = await readEvent(tx, viewer, eventId, 'exhibition')
    const organisationId = exhibitorOf(viewer, eventId)
    const own = await tx
      .selectFrom('booth_bookings')
      .select('id')
      .where('id', '=', bookingId)
      .where('event_id', '=', eventId)
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst()
    if (!own) throw notFoundError('booking', bookingId)
    await endBooking(
      tx,
      {
        ...{ event, bookingId, how: 'release', by: 'exhibitor', source: auditSource(viewer) },
        ...{ now: clock.now(), today: clock.today() },
      },
      way,
    )
  })

/** The organizer ends a booking, with a reason that the exhibitor reads. @throws those of `endBooking` and `lockOwnEvent` */
export const cancelBooking = (
  { db, clock }: Acting,
  viewer: Person,
  { eventId, bookingId, reason }: { eventId: number; bookingId: number; reason: string },
  way: Way,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const event = await lockOwnEvent(tx, viewer, eventId, 'publish', 'exhibition')
    if (reason === '') throw new DomainError('reason_wanted', { field: 'reason' })
    await endBooking(
      tx,
      {
        ...{ event, bookingId, how: 'cancel', by: 'organizer', source: auditSource(viewer), reason },
        ...{ now: clock.now(), today: clock.today() },
      },
      way,
    )
  })

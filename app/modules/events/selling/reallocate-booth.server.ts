import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError, notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { tellExhibitor } from '../exhibitors/tell.server'
import { lockOwnEvent } from '../save-event.server'
import { lockBooking, lockBooths, readStanding } from './bookings.repo.server'
import { handOver } from './hand-over.server'

/**
 * Gives an exhibitor another booth in place of one that it holds or has bought, at the price that was agreed; both sides
 * read why. The old one is free from then on: whoever waits for it has it, else it may be moved, split or taken away. Sending it again changes nothing.
 * @throws DomainError `not_found` (404), `booking_state`, `booth_taken`, `booth_not_for_sale` (409), those of `lockOwnEvent`
 */
export const reallocateBooth = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  asked: { eventId: number; bookingId: number; from: string; to: string; reason: string },
  { origin }: { origin: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const now = clock.now()
    const { eventId, bookingId, reason } = asked
    const event = await lockOwnEvent(tx, viewer, eventId, 'publish', 'exhibition')
    const numbered = await tx
      .selectFrom('booths')
      .select(['id', 'number'])
      .where('event_id', '=', eventId)
      .where('number', 'in', [asked.from, asked.to])
      .where('removed_at', 'is', null)
      .execute()
    const booths = await lockBooths(
      tx,
      eventId,
      numbered.map(({ id }) => id),
    )
    const [from, to] = [asked.from, asked.to].map((number) => booths.find((each) => each.number === number))
    if (!from) throw new DomainError('booth_unknown', { field: 'from' })
    if (!to) throw new DomainError('booth_unknown', { field: 'to' })
    const booking = await lockBooking(tx, eventId, bookingId, now)
    if (booking.state !== 'held' && booking.state !== 'confirmed')
      throw new DomainError('booking_state', { state: booking.state, event: 'reallocate' }, { status: 409 })
    const has = (id: number) => booking.booths.some(({ boothId }) => boothId === id)
    if (has(to.id) && !has(from.id)) return
    if (!has(from.id)) throw notFoundError('booth', from.id)
    if (!to.forSale) throw new DomainError('booth_not_for_sale', { number: to.number, field: 'to' })
    const standing = await readStanding(tx, [to.id], now)
    const hold = standing.get(to.id)
    if (hold && !hold.lapsed)
      throw new DomainError('booth_taken', { number: to.number, field: 'to' }, { status: 409 })
    if (hold)
      await tx.updateTable('booth_holds').set({ state: 'released' }).where('id', '=', hold.holdId).execute()
    await tx
      .updateTable('booth_holds')
      .set({ booth_id: to.id })
      .where('booking_id', '=', bookingId)
      .where('booth_id', '=', from.id)
      .where('state', 'in', ['held', 'sold'])
      .execute()
    await tx.updateTable('booth_bookings').set({ updated_at: now }).where('id', '=', bookingId).execute()
    await tx
      .insertInto('booth_reallocations')
      .values({
        ...{ booking_id: bookingId, from_booth_id: from.id, to_booth_id: to.id, reason },
        ...{ person_id: viewer.id, at: now },
      })
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'booking.reallocated',
      object: { kind: 'event', id: eventId },
      detail: { booking: bookingId, from: from.number, to: to.number, reason },
    })
    await tellExhibitor(
      tx,
      event,
      {
        ...{ news: 'reallocated', organisationId: booking.organisation.id, reason },
        ...{ booths: `${from.number} → ${to.number}`, path: `/events/${eventId}/booking` },
        mark: `${bookingId}${from.number}`,
      },
      { origin, at: now },
    )
    await handOver(tx, { event, booth: from, now, today: clock.today() }, { origin })
  })

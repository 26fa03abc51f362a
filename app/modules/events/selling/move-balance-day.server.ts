import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { moveBalance } from '~/modules/payments/index.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { lockOwnEvent } from '../save-event.server'
import { lockBooking } from './bookings.repo.server'

/**
 * The organizer moves the day by which the balance of one booking is due, with a reason that the exhibitor reads. Locks the
 * booking, after the event, then its order.
 * @throws DomainError `booking_state` (409) where the booking has ended or has no balance, those of `moveBalance` and `lockOwnEvent`
 */
export const moveBalanceDay = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  asked: { eventId: number; bookingId: number; day: string; base: string; reason: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { eventId, bookingId, ...moving } = asked
    const event = await lockOwnEvent(tx, viewer, eventId, 'publish', 'exhibition')
    const at = clock.now()
    const { state, order } = await lockBooking(tx, event.id, bookingId, at)
    if (!order || (state !== 'held' && state !== 'confirmed'))
      throw new DomainError('booking_state', { state, event: 'move' }, { status: 409 })
    await moveBalance(tx, order.id, {
      ...moving,
      ...{ personId: viewer.id, source: auditSource(viewer), at, today: clock.today() },
    })
  })

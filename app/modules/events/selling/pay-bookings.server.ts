import { sureMinorOf } from '~/modules/payments'
import {
  cancelOrder,
  keptOf,
  lockOrder,
  orderRefundedJob,
  paymentArrivedJob,
  paymentReversedJob,
  readOrder,
  settleLate,
  transferChosenJob,
} from '~/modules/payments/index.server'
import { isDomainError } from '~/platform/errors'
import { handle } from '~/platform/jobs.server'
import type { Services } from '~/platform/services.server'
import { lockEvent } from '../events.repo.server'
import { confirmBooking } from './confirm-booking.server'
import { itself } from './hand-over.server'
import { bookingOf } from './order-booking.server'

type Parts = Pick<Services, 'db' | 'clock' | 'env'>

/**
 * Money came for a booking: once the deposit is there, or all of it where there is none, it is confirmed. Where it came too
 * late, the booths are taken again if all of them are still free and it is enough; else, or where the event was called off, it
 * goes back, by itself, but for what was there when the order was cancelled, of which the organizer decides. Money that is going back already confirms nothing.
 * Done again it changes nothing.
 */
export const payBooking = ({ db, clock, env }: Parts, orderId: number): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const booking = await bookingOf(tx, orderId)
    if (booking === null) return
    const at = clock.now()
    const event = await lockEvent(tx, booking.eventId)
    const way = { origin: env.ORIGIN ?? `http://localhost:${env.PORT}` }
    const order = await readOrder(tx, 'staff', orderId)
    const { cancelledAt: before } = order
    const sure = booking.confirmed || (await keptOf(tx, orderId)) >= sureMinorOf(order)
    if (before === null && (booking.confirmed || !sure)) return
    const refused =
      !sure ||
      event.state === 'cancelled' ||
      (await isRefused(() =>
        confirmBooking(tx, { event, bookingId: booking.id, by: 'site', source: itself, now: at }, way),
      ))
    const { cancelledAt } = await lockOrder(tx, orderId)
    if (!refused) {
      if (cancelledAt) await settleLate(tx, orderId, 'reinstate', { at })
      return
    }
    if (!cancelledAt) await cancelOrder(tx, orderId, { reason: 'gone', at, evenPaid: true })
    await settleLate(tx, orderId, 'refund', { at, since: before })
  })

/** Whether a booking could not be confirmed, which leaves nothing of the attempt behind. */
async function isRefused(confirm: () => Promise<void>): Promise<boolean> {
  try {
    await confirm()
    return false
  } catch (error) {
    if (!isDomainError(error)) throw error
    return true
  }
}

/** A bank transfer takes days: the booths are kept for as many as the event gives. */
export const keepForTransfer = ({ db, clock }: Parts, orderId: number, dueAt: Date): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const booking = await bookingOf(tx, orderId)
    if (booking === null) return
    const changed = await tx
      .updateTable('booth_bookings')
      .set({ lapses_at: dueAt, updated_at: clock.now() })
      .where('id', '=', booking.id)
      .where('state', '=', 'held')
      .where('lapses_at', '>', clock.now())
      .where('lapses_at', '<', dueAt)
      .returning('id')
      .execute()
    if (changed.length === 0) return
    await tx
      .updateTable('booth_holds')
      .set({ lapses_at: dueAt })
      .where('booking_id', '=', booking.id)
      .where('state', '=', 'held')
      .execute()
  })

/** Organizers see in their list that something happened to the money; what it means for the booths is theirs to say. */
const touch = ({ db, clock }: Parts, orderId: number) =>
  db.updateTable('booth_bookings').set({ updated_at: clock.now() }).where('order_id', '=', orderId).execute()

export const bookingPaymentJobs = [
  handle(paymentArrivedJob, ({ orderId }, services) => payBooking(services, orderId)),
  handle(transferChosenJob, ({ orderId, dueAt }, services) =>
    keepForTransfer(services, orderId, new Date(dueAt)),
  ),
  handle(orderRefundedJob, async ({ orderId }, services) => {
    await touch(services, orderId)
  }),
  handle(paymentReversedJob, async ({ orderId }, services) => {
    await touch(services, orderId)
  }),
]

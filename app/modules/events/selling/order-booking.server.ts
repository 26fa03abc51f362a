import { totalsOf } from '~/modules/payments'
import { createOrder } from '~/modules/payments/index.server'
import type { Tx } from '~db/client.server'
import { balanceDueOf } from '../booths/instalments'
import type { Event } from '../event'
import type { SaleBooth } from './bookings.repo.server'

const DAY_MS = 86_400_000

/** What is charged for a booth or an option: quantity, and the price of one without tax in minor units. */
export type ChargedLine = {
  labelZh: string
  labelEn: string
  quantity: number
  unitMinor: number
  taxBp: number
}

export const boothLabel = (booth: Pick<SaleBooth, 'number' | 'width' | 'depth'>) => {
  const size = `${booth.width / 2} × ${booth.depth / 2}`
  return { labelZh: `展位 ${booth.number}（${size} 米）`, labelEn: `Booth ${booth.number} (${size} m)` }
}

/**
 * Makes the order of a booking that is being made: to be paid before the hold lapses, or by transfer within the days
 * that the event gives; where booths have a deposit (`depositMinor`) and it is not too late for one, only that, and the rest by
 * the event's day. A booking that costs nothing has none.
 * @returns its id
 */
export async function orderBooking(
  tx: Tx,
  {
    bookingId,
    event,
    payerId,
    personId,
    currency,
    lines,
    depositMinor,
    lapsesAt,
    origin,
    at,
  }: {
    bookingId: number
    event: Event
    payerId: number
    personId: number | null
    currency: string
    lines: readonly ChargedLine[]
    depositMinor: number | null
    lapsesAt: Date
    origin: string
    at: Date
  },
): Promise<number | null> {
  const charged = lines.filter(({ unitMinor }) => unitMinor > 0)
  if (charged.length === 0) return null
  const { netMinor, taxMinor, totalMinor } = totalsOf(charged)
  const balanceDueAt = balanceDueOf(event, at)
  // The tax of an order is counted once a rate, so that a deposit of nearly all of it could come out above it.
  const first = depositMinor !== null && depositMinor > 0 && depositMinor < totalMinor ? depositMinor : null
  const orderId = await createOrder(tx, {
    ...{ subject: `booths:${bookingId}`, payerId, sellerId: event.organizer.id, personId, currency },
    ...{ lines: charged, dueAt: lapsesAt, path: `/events/${event.id}/booking`, origin, at },
    deposit: first !== null && balanceDueAt ? { minor: first, balanceDueAt } : null,
    sellerPath: `/events/${event.id}/manage/bookings`,
    transferDueAt: new Date(at.getTime() + event.transferDays * DAY_MS),
  })
  await tx
    .updateTable('booth_bookings')
    // What is asked for is what the order says, to the last unit.
    .set({ order_id: orderId, net_minor: netMinor, tax_minor: taxMinor })
    .where('id', '=', bookingId)
    .execute()
  return orderId
}

/** The booking that an order is for; null: the order is for something else. */
export const bookingOf = async (
  tx: Tx,
  orderId: number,
): Promise<{ id: number; eventId: number; confirmed: boolean } | null> => {
  const row = await tx
    .selectFrom('booth_bookings')
    .select(['id', 'event_id', 'state'])
    .where('order_id', '=', orderId)
    .executeTakeFirst()
  return row ? { id: row.id, eventId: row.event_id, confirmed: row.state === 'confirmed' } : null
}

import { enqueue } from '~/platform/jobs.server'
import type { Tx } from '~db/client.server'
import { postChange } from '../ledger/post-change.server'
import type { Order } from '../order'
import { paymentArrivedJob, paymentReversedJob } from '../order-jobs.server'
import { type OrderState, paidPartOf } from '../order-states'
import { refreshOrder } from '../orders.repo.server'
import { isPayable, openSession } from '../stripe/sessions.repo.server'
import { endSessionJob } from '../stripe/stripe-jobs.server'
import { tellOrder } from '../tell.server'

type Incoming =
  | { method: 'card'; amountMinor: number; sessionId: number }
  | {
      method: 'transfer'
      amountMinor: number
      bankReference: string
      receivedOn: string
      recorderId: number
    }

/**
 * Writes down money that came in, under the order's lock: in the ledger, in the order's state, to both sides, and as a
 * job to whoever made the order. A session that was booked before is not booked again; one that is open for a sum that is
 * not due any more is ended.
 */
export async function bookPayment(tx: Tx, order: Order, incoming: Incoming, at: Date): Promise<Order> {
  const row = await tx
    .insertInto('payments')
    .values({
      order_id: order.id,
      method: incoming.method,
      amount_minor: incoming.amountMinor,
      created_at: at,
      ...(incoming.method === 'card'
        ? { session_id: incoming.sessionId }
        : {
            bank_reference: incoming.bankReference,
            received_on: incoming.receivedOn,
            recorder_id: incoming.recorderId,
          }),
    })
    .onConflict((conflict) => conflict.column('session_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return order
  const { amountMinor } = incoming
  await postChange(tx, order, { kind: 'received', key: `payment:${row.id}`, at })
  const next = await refreshOrder(tx, order, at)
  const late = order.cancelledAt !== null
  const reached = paidPartOf(next) !== paidPartOf(order)
  if (late || reached)
    await enqueue(
      tx,
      paymentArrivedJob,
      { orderId: order.id, late },
      { jobKey: `payment_arrived:${order.id}:${row.id}` },
    )
  const open = await openSession(tx, order.id)
  if (open && !isPayable(next, open))
    await enqueue(
      tx,
      endSessionJob,
      { orderId: order.id, upTo: open.attempt },
      { jobKey: `stripe_end_session:${order.id}` },
    )
  const news = late ? 'late' : newsOf(order.state, next.state)
  for (const side of ['payer', 'seller'] as const)
    await tellOrder(tx, next, side, news, { at, mark: row.id, amountMinor })
  return next
}

/** What money made of an order: after a part went back, what was paid in sum may be enough while what is held is not. */
function newsOf(before: OrderState, after: OrderState): 'paid' | 'deposit_paid' | 'part_paid' {
  if (after === before) return 'part_paid'
  return after === 'paid' || after === 'deposit_paid' ? after : 'part_paid'
}

/** Takes back a transfer that was written down in error, by a counter-entry. @returns the order as it is then */
export async function unbookPayment(
  tx: Tx,
  order: Order,
  payment: { id: number; amountMinor: number },
  { reason, at }: { reason: string; at: Date },
): Promise<Order> {
  await tx
    .updateTable('payments')
    .set({ reversed_at: at, reversal_reason: reason })
    .where('id', '=', payment.id)
    .execute()
  await postChange(tx, order, { kind: 'reversed', key: `payment:${payment.id}:reversed`, at })
  const next = await refreshOrder(tx, order, at)
  if (!order.cancelledAt && paidPartOf(next) !== paidPartOf(order))
    await enqueue(
      tx,
      paymentReversedJob,
      { orderId: order.id },
      { jobKey: `payment_reversed:${order.id}:${payment.id}` },
    )
  await tellOrder(tx, next, 'payer', 'reversed', {
    at,
    mark: payment.id,
    amountMinor: payment.amountMinor,
  })
  return next
}

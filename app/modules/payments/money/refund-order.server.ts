import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import { enqueue } from '~/platform/jobs.server'
import type { Db, Tx } from '~db/client.server'
import { postChange } from '../ledger/post-change.server'
import type { Order, Payment, Refund, RefundState } from '../order'
import { orderRefundedJob } from '../order-jobs.server'
import { readPayments, readRefunds, refreshOrder } from '../orders.repo.server'
import { stripeRefundJob } from '../stripe/stripe-jobs.server'
import { tellOrder } from '../tell.server'

/** What of each payment is neither given back nor about to be. */
export function refundableOf(
  payments: readonly Payment[],
  refunds: readonly Refund[],
): { payment: Payment; amountMinor: number }[] {
  return payments
    .filter(({ reversedAt }) => reversedAt === null)
    .map((payment) => ({
      payment,
      amountMinor: refunds
        .filter(({ paymentId, state }) => paymentId === payment.id && state !== 'failed')
        .reduce((left, { amountMinor }) => left - amountMinor, payment.amountMinor),
    }))
    .filter(({ amountMinor }) => amountMinor > 0)
}

/** What of an order's money stays with the seller: neither given back nor about to be. In minor units. */
export const keptOf = async (db: Db | Tx, orderId: number): Promise<number> =>
  refundableOf(await readPayments(db, orderId), await readRefunds(db, orderId)).reduce(
    (sum, { amountMinor }) => sum + amountMinor,
    0,
  )

export type Refunding = {
  /** `all`: whatever is held */
  amountMinor: number | 'all'
  /** none but what came after that */
  since?: Date | null
  reason: string
  requesterId: number | null
  at: Date
}

/**
 * Begins to give money back, under the order's lock, from the newest payment on. What came by card goes back through Stripe,
 * by a job; what came by transfer waits until it is written down that the bank sent it. It does not cancel anything.
 * @returns what is now to go back, in minor units
 * @throws DomainError `refund_too_much` (409) where less is held
 */
export async function refundOrder(
  tx: Tx,
  order: Order,
  { amountMinor: wanted, since = null, reason, requesterId, at }: Refunding,
): Promise<number> {
  const parts = refundableOf(await readPayments(tx, order.id), await readRefunds(tx, order.id)).filter(
    ({ payment }) => since === null || payment.at > since,
  )
  const most = parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const amount = wanted === 'all' ? most : wanted
  if (amount <= 0 && wanted === 'all') return 0
  if (amount <= 0 || amount > most)
    throw new DomainError('refund_too_much', { field: 'amount' }, { status: 409 })
  let left = amount
  for (const { payment, amountMinor } of parts.reverse()) {
    const part = Math.min(left, amountMinor)
    if (part === 0) break
    left -= part
    const { id } = await insertRefund(tx, order, payment, { amountMinor: part, reason, requesterId, at })
    if (payment.method === 'card')
      await enqueue(tx, stripeRefundJob, { refundId: id }, { jobKey: `stripe_refund:${id}` })
    else await tellOrder(tx, order, 'seller', 'refund_owed', { at, mark: id, amountMinor: part })
  }
  await audit(
    tx,
    {
      personId: requesterId,
      organisationId: requesterId ? order.seller.id : null,
      address: null,
      requestId: null,
    },
    { action: 'order.refund_begun', object: { kind: 'order', id: order.id }, detail: { amount, reason } },
  )
  return amount
}

/** Keeps a refund that is about to go out, and posts that it is owed. */
export async function insertRefund(
  tx: Tx,
  order: Order,
  payment: { id: number },
  refund: {
    amountMinor: number
    reason: string
    requesterId: number | null
    state?: RefundState
    stripeId?: string
    at: Date
  },
): Promise<{ id: number }> {
  const row = await tx
    .insertInto('refunds')
    .values({
      order_id: order.id,
      payment_id: payment.id,
      amount_minor: refund.amountMinor,
      reason: refund.reason,
      state: refund.state ?? 'pending',
      requester_id: refund.requesterId,
      stripe_id: refund.stripeId ?? null,
      created_at: refund.at,
      updated_at: refund.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await postChange(tx, order, { kind: 'refund_owed', key: `refund:${row.id}:owed`, at: refund.at })
  return row
}

const steps: Record<RefundState, number> = { pending: 0, succeeded: 1, failed: 2 }

/**
 * Takes a refund on to what became of it, under the order's lock. Going back changes nothing, so that old news do no harm;
 * one that went out and came back again is posted as such.
 * @returns the order as it is then
 */
export async function settleRefund(
  tx: Tx,
  order: Order,
  refund: Pick<Refund, 'id' | 'state' | 'amountMinor' | 'reason'>,
  to: RefundState,
  at: Date,
): Promise<Order> {
  if (steps[to] <= steps[refund.state]) return order
  await tx.updateTable('refunds').set({ state: to, updated_at: at }).where('id', '=', refund.id).execute()
  const kind =
    to === 'succeeded' ? 'refund_paid' : refund.state === 'succeeded' ? 'refund_returned' : 'refund_dropped'
  await postChange(tx, order, { kind, key: `refund:${refund.id}:${to}`, at })
  const next = await refreshOrder(tx, order, at)
  const { amountMinor, reason } = refund
  if (to === 'succeeded') {
    const whole = next.refundedMinor >= next.paidMinor
    await enqueue(
      tx,
      orderRefundedJob,
      { orderId: order.id, amountMinor, whole },
      { jobKey: `order_refunded:${refund.id}` },
    )
    for (const side of ['payer', 'seller'] as const)
      await tellOrder(tx, next, side, 'refunded', { at, mark: refund.id, amountMinor, reason })
  } else await tellOrder(tx, next, 'seller', 'refund_failed', { at, mark: refund.id, amountMinor })
  return next
}

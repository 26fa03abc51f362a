import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import { enqueue } from '~/platform/jobs.server'
import type { Tx } from '~db/client.server'
import { reinstatedKey } from './ledger/ledger'
import { postChange } from './ledger/post-change.server'
import { refundOrder } from './money/refund-order.server'
import { heldOf, type Order } from './order'
import { refuseUnless } from './order-states'
import { lockOrder, readRefunds, refreshOrder } from './orders.repo.server'
import { endSessionJob } from './stripe/stripe-jobs.server'
import { tellOrder } from './tell.server'

/** The site itself, or the module that made the order, acts. */
const itself = { personId: null, organisationId: null, address: null, requestId: null }

/**
 * Cancels an order, in the caller's transaction; one that is cancelled already stays as it is. An order for which something
 * is held is refused, so that a payment is never overlooked, unless `evenPaid`: then the money stays until it is refunded,
 * which is an act of its own.
 * @throws DomainError `not_found` (404), `order_paid` (409)
 */
export async function cancelOrder(
  tx: Tx,
  orderId: number,
  { reason, at, evenPaid = false }: { reason: string; at: Date; evenPaid?: boolean },
): Promise<void> {
  const order = await lockOrder(tx, orderId)
  if (order.cancelledAt) return
  refuseUnless(order.state, 'cancel')
  if (heldOf(order) > 0 && !evenPaid) throw new DomainError('order_paid', {}, { status: 409 })
  await tx
    .updateTable('orders')
    .set({ cancelled_at: at, cancel_reason: reason })
    .where('id', '=', orderId)
    .execute()
  const cancelled = { ...order, cancelledAt: at, cancelReason: reason }
  const key = `order:${orderId}:cancelled:${at.toISOString()}`
  await postChange(tx, cancelled, { kind: 'cancelled', key, at })
  const next = await refreshOrder(tx, cancelled, at)
  await enqueue(tx, endSessionJob, { orderId }, { jobKey: `stripe_end_session:${orderId}` })
  await audit(tx, itself, {
    action: 'order.cancelled',
    object: { kind: 'order', id: orderId },
    detail: { reason },
  })
  await tellOrder(tx, next, 'payer', 'cancelled', { at, mark: at.toISOString() })
}

/**
 * Brings a cancelled order back, with what was paid for it since. Done again it changes nothing.
 * @throws DomainError `not_found` (404), `order_refunding` (409) where some of the money went back or is about to
 */
export async function reinstateOrder(tx: Tx, orderId: number, { at }: { at: Date }): Promise<Order> {
  const order = await lockOrder(tx, orderId)
  if (!order.cancelledAt) return order
  if ((await readRefunds(tx, orderId)).some(({ state }) => state !== 'failed'))
    throw new DomainError('order_refunding', {}, { status: 409 })
  await tx
    .updateTable('orders')
    .set({ cancelled_at: null, cancel_reason: '', retained_minor: 0, state: 'open' })
    .where('id', '=', orderId)
    .execute()
  const reinstated = { ...order, cancelledAt: null, cancelReason: '', retainedMinor: 0 }
  const key = reinstatedKey(orderId, order.cancelledAt.toISOString())
  await postChange(tx, reinstated, { kind: 'invoiced', key, at })
  const next = await refreshOrder(tx, reinstated, at)
  await audit(tx, itself, { action: 'order.reinstated', object: { kind: 'order', id: orderId } })
  for (const side of ['payer', 'seller'] as const)
    await tellOrder(tx, next, side, 'reinstated', { at, mark: order.cancelledAt.toISOString() })
  return next
}

/**
 * What is done about money that came for a cancelled order: `reinstate` where what it was for can still be had, else
 * `refund`, all that came after `since`; none: all of it. Done again it changes nothing.
 * @throws those of `reinstateOrder`
 */
export async function settleLate(
  tx: Tx,
  orderId: number,
  how: 'reinstate' | 'refund',
  { at = new Date(), since = null }: { at?: Date; since?: Date | null } = {},
): Promise<void> {
  if (how === 'reinstate') {
    await reinstateOrder(tx, orderId, { at })
    return
  }
  const order = await lockOrder(tx, orderId)
  if (!order.cancelledAt) return
  await refundOrder(tx, order, { amountMinor: 'all', since, reason: 'late', requesterId: null, at })
}

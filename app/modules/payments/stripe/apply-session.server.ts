import type { Tx } from '~db/client.server'
import { bookPayment } from '../money/book-payment.server'
import { insertRefund, settleRefund } from '../money/refund-order.server'
import type { Order } from '../order'
import { lockOrder, readRefunds } from '../orders.repo.server'
import { findSession, type SessionRow } from './sessions.repo.server'
import type { RefundNow, SessionNow } from './stripe-api.server'

/** `foreign`: not begun here, for an account may be shared. `fault`: it does not agree with the order, nothing was booked. */
export type Applied = 'same' | 'changed' | 'foreign' | 'fault'

/**
 * Takes over what Stripe says of a session, under the order's lock. Only ever onward: of two readings the older changes
 * nothing, whichever comes last, so that it does not matter in what order, how often or how late anything is told.
 */
export async function applySession(tx: Tx, seen: SessionNow, at: Date): Promise<Applied> {
  const found = await findSession(tx, seen)
  if (!found) return 'foreign'
  const order = await lockOrder(tx, found.order_id)
  const session = await findSession(tx, seen)
  if (!session) return 'same'
  const fault = faultOf(order, session, seen)
  if (fault) {
    await tx
      .updateTable('checkout_sessions')
      .set({ fault, checked_at: at })
      .where('id', '=', session.id)
      .execute()
    return 'fault'
  }
  await saveSession(tx, session, seen, at)
  if (seen.state !== 'complete') return session.state === seen.state ? 'same' : 'changed'
  const next =
    session.state === 'complete'
      ? order
      : await bookPayment(
          tx,
          order,
          { method: 'card', amountMinor: seen.amountMinor, sessionId: session.id },
          at,
        )
  const changed = await applyRefunds(tx, next, session, seen.refunds, at)
  return changed || session.state !== 'complete' ? 'changed' : 'same'
}

/** What of Stripe's word is not what was ordered; empty: nothing. */
function faultOf(order: Order, session: SessionRow, seen: SessionNow): string {
  if (seen.orderId !== order.id) return `order ${seen.orderId}`
  if (seen.currency !== order.currency) return `currency ${seen.currency}`
  if (seen.amountMinor !== session.amount_minor) return `amount ${seen.amountMinor}`
  if (session.intent_id && seen.intentId && session.intent_id !== seen.intentId)
    return `intent ${seen.intentId}`
  return ''
}

const saveSession = (tx: Tx, session: SessionRow, seen: SessionNow, at: Date) =>
  tx
    .updateTable('checkout_sessions')
    .set({
      stripe_id: seen.id,
      checked_at: at,
      ...(seen.url && { url: seen.url }),
      ...(seen.intentId && { intent_id: seen.intentId }),
      // What was paid stays paid; what was given up here stays so until Stripe says that it was paid.
      ...(seen.state === 'complete' || (seen.state === 'expired' && session.state === 'open')
        ? { state: seen.state }
        : {}),
    })
    .where('id', '=', session.id)
    .execute()

async function applyRefunds(
  tx: Tx,
  order: Order,
  session: SessionRow,
  seen: readonly RefundNow[],
  at: Date,
): Promise<boolean> {
  if (seen.length === 0) return false
  const refunds = await readRefunds(tx, order.id)
  let next = order
  let changed = false
  for (const each of seen) {
    const ours = refunds.find(
      ({ id, stripeId }) => stripeId === each.id || (stripeId === null && id === each.refundId),
    )
    if (ours?.stripeId === null)
      await tx.updateTable('refunds').set({ stripe_id: each.id }).where('id', '=', ours.id).execute()
    const refund = ours ?? (await insertSeen(tx, next, session, each, at))
    const before = next
    next = await settleRefund(tx, next, refund, each.state, at)
    changed ||= !ours || next !== before
  }
  return changed
}

/** A refund that was begun on Stripe's side. One that failed is kept too: an older reading may still have it under way. */
async function insertSeen(tx: Tx, order: Order, session: SessionRow, seen: RefundNow, at: Date) {
  const { amountMinor, id: stripeId } = seen
  const reason = 'stripe'
  const state = seen.state === 'failed' ? ('failed' as const) : ('pending' as const)
  const payment = await tx
    .selectFrom('payments')
    .select('id')
    .where('session_id', '=', session.id)
    .executeTakeFirstOrThrow()
  const { id } = await insertRefund(tx, order, payment, {
    amountMinor,
    reason,
    requesterId: null,
    state,
    stripeId,
    at,
  })
  return { id, state, amountMinor, reason }
}

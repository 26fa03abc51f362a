import { enqueue } from '~/platform/jobs.server'
import type { Services } from '~/platform/services.server'
import { settleRefund } from '../money/refund-order.server'
import { lockOrder, readRefunds } from '../orders.repo.server'
import { applySession } from './apply-session.server'
import type { StripeApi } from './stripe-api.server'
import { stripeRefundJob } from './stripe-jobs.server'

type Working = Pick<Services, 'db' | 'clock'>

/**
 * Asks Stripe to give back, under a key of the refund's own, and reads what became of it. What Stripe refuses for good is a
 * refund that failed; anything else is tried again.
 */
export async function sendRefund({ db, clock }: Working, stripe: StripeApi, refundId: number): Promise<void> {
  const row = await db
    .selectFrom('refunds as r')
    .innerJoin('payments as p', 'p.id', 'r.payment_id')
    .innerJoin('checkout_sessions as s', 's.id', 'p.session_id')
    .select(['r.state', 'r.order_id', 'r.amount_minor', 's.intent_id', 's.stripe_id'])
    .where('r.id', '=', refundId)
    .executeTakeFirst()
  if (!row?.intent_id || !row.stripe_id || row.state !== 'pending') return
  const { stripe_id: sessionId, order_id: orderId } = row
  try {
    await stripe.refund({ refundId, intentId: row.intent_id, amountMinor: row.amount_minor })
  } catch (error) {
    if ((error as { type?: string }).type !== 'StripeInvalidRequestError') throw error
    await db.transaction().execute(async (tx) => {
      const order = await lockOrder(tx, orderId)
      const refund = (await readRefunds(tx, orderId)).find(({ id }) => id === refundId)
      if (refund) await settleRefund(tx, order, refund, 'failed', clock.now())
    })
  }
  const seen = await stripe.readSession(sessionId)
  await db.transaction().execute((tx) => applySession(tx, seen, clock.now()))
}

/** Gives a job again to refunds whose job was lost. */
export async function findRefunds({ db, clock }: Working): Promise<void> {
  const before = new Date(clock.now().getTime() - 15 * 60_000)
  await db.transaction().execute(async (tx) => {
    const waiting = await tx
      .selectFrom('refunds as r')
      .innerJoin('payments as p', 'p.id', 'r.payment_id')
      .select('r.id')
      .where('r.state', '=', 'pending')
      .where('r.stripe_id', 'is', null)
      .where('r.created_at', '<=', before)
      .where('p.method', '=', 'card')
      .execute()
    for (const { id } of waiting)
      await enqueue(tx, stripeRefundJob, { refundId: id }, { jobKey: `stripe_refund:${id}` })
  })
}

/**
 * Ends at Stripe what of an order is open there, once it is not to be paid by card any more; `upTo`: of attempts up to that one.
 * What was paid meanwhile is booked.
 */
export async function endSessions(
  { db, clock }: Working,
  stripe: StripeApi,
  orderId: number,
  upTo?: number,
): Promise<void> {
  const open = await db
    .selectFrom('checkout_sessions')
    .select(['stripe_id', 'attempt'])
    .where('order_id', '=', orderId)
    .where('state', '=', 'open')
    .execute()
  for (const { stripe_id: id, attempt } of open) {
    if (!id || (upTo !== undefined && attempt > upTo)) continue
    const seen = await stripe.endSession(id)
    await db.transaction().execute((tx) => applySession(tx, seen, clock.now()))
  }
}

import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError, notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { actAs } from '../as-side.server'
import type { Refund } from '../order'
import { readRefunds } from '../orders.repo.server'
import { refundOrder, settleRefund } from './refund-order.server'

type Acting = Pick<Services, 'db' | 'clock'>

/** All that was given back or is about to be: what a page of refunds was written on. */
export const refundBase = (refunds: readonly Refund[]): number =>
  refunds.reduce((sum, { amountMinor, state }) => (state === 'failed' ? sum : sum + amountMinor), 0)

/**
 * Begins a refund that a member of the seller asks for. `base` is what the page had as given back: the same form sent
 * twice gives back once, and a form written before another refund is refused.
 * @throws DomainError `order_changed` (409), `refund_too_much` (409), and those of `actAs`
 */
export const giveBack = (
  services: Acting,
  viewer: Person,
  id: number,
  { amountMinor, reason, base }: { amountMinor: number; reason: string; base: number },
): Promise<void> =>
  actAs(services, viewer, id, 'seller', async (tx, order, at) => {
    const now = refundBase(await readRefunds(tx, id))
    if (now === base + amountMinor) return
    if (now !== base) throw new DomainError('order_changed', {}, { status: 409 })
    await refundOrder(tx, order, { amountMinor, reason, requesterId: viewer.id, at })
  })

/**
 * Writes down that the bank sent a refund of a transfer. The same once more changes nothing.
 * @throws DomainError `not_found` (404), `refund_state` (409), `day_future` (422), and those of `actAs`
 */
export const recordPayout = (
  services: Acting,
  viewer: Person,
  id: number,
  { refundId, bankReference, paidOn }: { refundId: number; bankReference: string; paidOn: string },
): Promise<void> =>
  actAs(services, viewer, id, 'seller', async (tx, order, at) => {
    const refund = ownRefund(await readRefunds(tx, id), refundId)
    if (refund.state === 'succeeded' && refund.bankReference === bankReference) return
    if (refund.state !== 'pending') throw new DomainError('refund_state', {}, { status: 409 })
    if (paidOn > services.clock.today()) throw new DomainError('day_future', { field: 'paidOn' })
    await tx
      .updateTable('refunds')
      .set({ bank_reference: bankReference, paid_on: paidOn })
      .where('id', '=', refundId)
      .execute()
    await settleRefund(tx, order, refund, 'succeeded', at)
    await audit(tx, auditSource(viewer), {
      action: 'order.refund_paid',
      object: { kind: 'order', id },
      detail: { amount: refund.amountMinor, reference: bankReference },
    })
  })

/**
 * Drops a refund of a transfer that was begun in error and did not go out. Done again it changes nothing.
 * @throws DomainError `not_found` (404), `refund_state` (409), and those of `actAs`
 */
export const dropRefund = (services: Acting, viewer: Person, id: number, refundId: number): Promise<void> =>
  actAs(services, viewer, id, 'seller', async (tx, order, at) => {
    const refund = ownRefund(await readRefunds(tx, id), refundId)
    if (refund.state === 'failed') return
    if (refund.state !== 'pending') throw new DomainError('refund_state', {}, { status: 409 })
    await settleRefund(tx, order, refund, 'failed', at)
    await audit(tx, auditSource(viewer), {
      action: 'order.refund_dropped',
      object: { kind: 'order', id },
      detail: { amount: refund.amountMinor },
    })
  })

/** What came by card goes back by Stripe alone. */
function ownRefund(refunds: readonly Refund[], id: number): Refund {
  const refund = refunds.find((each) => each.id === id)
  if (refund?.method !== 'transfer') throw notFoundError('refund', id)
  return refund
}

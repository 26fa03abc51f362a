import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError, notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { actAs } from '../as-side.server'
import { bookPayment, unbookPayment } from '../money/book-payment.server'
import { refuseUnless } from '../order-states'
import { readPayments, readRefunds } from '../orders.repo.server'

type Acting = Pick<Services, 'db' | 'clock'>
export type Transfer = {
  amountMinor: number
  /** the number that the bank's statement gives it */
  bankReference: string
  /** the day that it came, YYYY-MM-DD */
  receivedOn: string
}

/**
 * Writes down a transfer that the seller found on its statement: too little and too much as well, and for a cancelled order.
 * The same once more changes nothing; the same reference with another amount is refused.
 * @throws DomainError `bank_reference_taken` (409), `day_future` (422), and those of `actAs`
 */
export const reconcileTransfer = (
  services: Acting & Pick<Services, 'clock'>,
  viewer: Person,
  id: number,
  transfer: Transfer,
): Promise<void> =>
  actAs(services, viewer, id, 'seller', async (tx, order, at) => {
    const twin = (await readPayments(tx, id)).find(
      ({ bankReference, reversedAt }) => bankReference === transfer.bankReference && reversedAt === null,
    )
    if (twin) {
      if (twin.amountMinor === transfer.amountMinor && twin.receivedOn === transfer.receivedOn) return
      throw new DomainError('bank_reference_taken', { field: 'bankReference' }, { status: 409 })
    }
    refuseUnless(order.state, 'reconcile')
    if (transfer.receivedOn > services.clock.today())
      throw new DomainError('day_future', { field: 'receivedOn' })
    await bookPayment(tx, order, { method: 'transfer', ...transfer, recorderId: viewer.id }, at)
    await audit(tx, auditSource(viewer), {
      action: 'order.transfer_reconciled',
      object: { kind: 'order', id },
      detail: { amount: transfer.amountMinor, reference: transfer.bankReference },
    })
  })

/**
 * Takes back a transfer that was written down in error, by a counter-entry. Done again it changes nothing.
 * @throws DomainError `not_found` (404), `order_refunding` (409) where some of it went back, and those of `actAs`
 */
export const reverseTransfer = (
  services: Acting,
  viewer: Person,
  id: number,
  { paymentId, reason }: { paymentId: number; reason: string },
): Promise<void> =>
  actAs(services, viewer, id, 'seller', async (tx, order, at) => {
    const payment = (await readPayments(tx, id)).find((each) => each.id === paymentId)
    if (payment?.method !== 'transfer') throw notFoundError('payment', paymentId)
    if (payment.reversedAt) return
    const refunds = await readRefunds(tx, id)
    if (refunds.some((refund) => refund.paymentId === paymentId && refund.state !== 'failed'))
      throw new DomainError('order_refunding', {}, { status: 409 })
    await unbookPayment(tx, order, payment, { reason, at })
    await audit(tx, auditSource(viewer), {
      action: 'order.transfer_reversed',
      object: { kind: 'order', id },
      detail: { amount: payment.amountMinor, reference: payment.bankReference, reason },
    })
  })

import type { Person } from '~/modules/accounts'
import type { Services } from '~/platform/services.server'
import { dropRefund, giveBack, recordPayout } from './money/give-back.server'
import { retainPayment } from './money/retain-payment.server'
import type { OrderActInput } from './order.schema'
import { saveInvoice } from './save-invoice.server'
import { payByCard } from './stripe/pay-by-card.server'
import { chooseTransfer } from './transfer/choose-transfer.server'
import { reconcileTransfer, reverseTransfer } from './transfer/reconcile.server'
import { addVoucher } from './transfer/vouchers.server'

/** One act on the page of an order, by a member of either side. @throws those of the act */
export function actOnOrder(
  services: Pick<Services, 'db' | 'clock' | 'env' | 'files'>,
  viewer: Person,
  { id, form, file }: { id: number; form: OrderActInput; file: File | null },
  way: { origin: string; lang: 'zh' | 'en' },
): Promise<void> {
  switch (form.act) {
    case 'transfer':
      return chooseTransfer(services, viewer, id)
    case 'card':
      return payByCard(services, viewer, id, { lang: way.lang, part: form.part })
    case 'invoice':
      return saveInvoice(services, viewer, id, { title: form.invoiceTitle, code: form.invoiceCode })
    case 'voucher':
      return addVoucher(services, viewer, id, file)
    case 'reconcile': {
      const { amount: amountMinor, bankReference, receivedOn } = form
      return reconcileTransfer(services, viewer, id, { amountMinor, bankReference, receivedOn })
    }
    case 'reverse':
      return reverseTransfer(services, viewer, id, { paymentId: form.payment, reason: form.reason })
    case 'refund':
      return giveBack(services, viewer, id, {
        amountMinor: form.amount,
        reason: form.reason,
        base: form.base,
      })
    case 'payout': {
      const { refund: refundId, bankReference, paidOn } = form
      return recordPayout(services, viewer, id, { refundId, bankReference, paidOn })
    }
    case 'drop':
      return dropRefund(services, viewer, id, form.refund)
    case 'retain':
      return retainPayment(services, viewer, id, form)
  }
}

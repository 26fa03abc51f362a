import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import { enqueue } from '~/platform/jobs.server'
import type { Services } from '~/platform/services.server'
import { actAs } from '../as-side.server'
import { transferChosenJob } from '../order-jobs.server'
import { refuseUnless } from '../order-states'
import { refreshOrder } from '../orders.repo.server'
import { endSessionJob } from '../stripe/stripe-jobs.server'
import { readBankAccount } from './bank-account.server'

/**
 * The payer will transfer: from now on the days of grace count. Chosen again it changes nothing.
 * @throws DomainError `order_state`, `order_due` (409) where the time to choose is over, `no_bank_account` (409) where the
 * seller has not said where to, and those of `actAs`
 */
export const chooseTransfer = (
  services: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  id: number,
): Promise<void> =>
  actAs(services, viewer, id, 'payer', async (tx, order, at) => {
    if (order.transferChosenAt && order.state === 'transfer_chosen') return
    refuseUnless(order.state, 'choose_transfer')
    if (order.dueAt <= at) throw new DomainError('order_due', {}, { status: 409 })
    if (!(await readBankAccount(tx, order.seller.id)))
      throw new DomainError('no_bank_account', {}, { status: 409 })
    await tx.updateTable('orders').set({ transfer_chosen_at: at }).where('id', '=', id).execute()
    await refreshOrder(tx, { ...order, transferChosenAt: at }, at)
    await enqueue(
      tx,
      transferChosenJob,
      { orderId: id, dueAt: order.transferDueAt.toISOString() },
      { jobKey: `transfer_chosen:${id}` },
    )
    await enqueue(tx, endSessionJob, { orderId: id }, { jobKey: `stripe_end_session:${id}` })
    await audit(tx, auditSource(viewer), { action: 'order.transfer_chosen', object: { kind: 'order', id } })
  })

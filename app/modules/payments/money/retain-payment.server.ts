import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { actAs } from '../as-side.server'
import { postChange } from '../ledger/post-change.server'
import { refuseUnless } from '../order-states'
import { tellOrder } from '../tell.server'
import { keptOf } from './refund-order.server'

/**
 * Says that the seller keeps what is held for a cancelled order and not about to go back, as a deposit is by its terms. `base` is
 * what the page had as held: where that is another now it is refused. Done again it changes nothing. It can still be given
 * back later.
 * @throws DomainError `order_state`, `order_changed` (409), and those of `actAs`
 */
export const retainPayment = (
  services: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  id: number,
  { reason, base }: { reason: string; base: number },
): Promise<void> =>
  actAs(services, viewer, id, 'seller', async (tx, order, at) => {
    refuseUnless(order.state, 'retain')
    if (!order.cancelledAt) throw new DomainError('order_state', {}, { status: 409 })
    const kept = await keptOf(tx, id)
    if (kept !== base) throw new DomainError('order_changed', {}, { status: 409 })
    if (kept === order.retainedMinor) return
    await tx
      .updateTable('orders')
      .set({ retained_minor: kept, updated_at: at })
      .where('id', '=', id)
      .execute()
    const retained = { ...order, retainedMinor: kept }
    const key = `order:${id}:retained:${at.toISOString()}`
    await postChange(tx, retained, { kind: 'retained', key, at })
    await audit(tx, auditSource(viewer), {
      action: 'order.retained',
      object: { kind: 'order', id },
      detail: { amount: kept, reason },
    })
    await tellOrder(tx, retained, 'payer', 'retained', { at, mark: key, amountMinor: kept, reason })
  })

import { type OrganisationRight, type Person, refuseWithout } from '~/modules/accounts'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { Order } from './order'
import { lockOrder, type OrderSide, readOrder } from './orders.repo.server'

/** What a member needs to act for a side: to pay as for any booking, and to handle money as for what goes public. */
const rights: Record<OrderSide, OrganisationRight> = { payer: 'join', seller: 'publish' }

/** @throws DomainError `not_found` (404), `not_verified`, `not_allowed` (403) */
export function refuseOther(viewer: Person, order: Order, side: OrderSide): void {
  refuseWithout(viewer, order[side].id, rights[side], { kind: 'order', id: order.id })
}

/**
 * One act on an order by a member of one of its sides, under the order's lock.
 * @throws DomainError `not_found` (404), `not_verified`, `not_allowed` (403), and those of `act`
 */
export const actAs = <T>(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  id: number,
  side: OrderSide,
  act: (tx: Tx, order: Order, at: Date) => Promise<T>,
): Promise<T> =>
  db.transaction().execute(async (tx) => {
    refuseOther(viewer, await readOrder(tx, viewer, id), side)
    return act(tx, await lockOrder(tx, id), clock.now())
  })

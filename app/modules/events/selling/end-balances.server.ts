import { awaitsBalance } from '~/modules/payments'
import { awaitsBalanceIn, cancelOrder, lockOrder } from '~/modules/payments/index.server'
import type { Tx } from '~db/client.server'

/**
 * Of an event that is called off no balance is due any more: the orders of which only the deposit was paid are cancelled. What
 * was paid stays until it is given back, one by one. Locks the bookings, after the event.
 */
export async function endBalances(tx: Tx, eventId: number, at: Date): Promise<void> {
  const bookings = await tx
    .selectFrom('booth_bookings as b')
    .innerJoin('orders as o', 'o.id', 'b.order_id')
    .select('o.id')
    .where('b.event_id', '=', eventId)
    .where(awaitsBalanceIn())
    .orderBy('b.id')
    .forUpdate('b')
    .execute()
  for (const { id } of bookings) {
    if (awaitsBalance(await lockOrder(tx, id)))
      await cancelOrder(tx, id, { reason: 'called_off', at, evenPaid: true })
  }
}

import type { Services } from '~/platform/services.server'
import { lockOrder } from './orders.repo.server'
import { tellOrder } from './tell.server'

const REMINDED_BEFORE_MS = 2 * 86_400_000

/** Reminds who chose to transfer, once, two days before the time is over. Each in a transaction of its own. */
export async function remindOrders(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  const now = clock.now()
  const due = await db
    .selectFrom('orders')
    .select('id')
    .where('state', '=', 'transfer_chosen')
    .where('reminded_at', 'is', null)
    .where('transfer_due_at', '>', now)
    .where('transfer_due_at', '<=', new Date(now.getTime() + REMINDED_BEFORE_MS))
    .orderBy('id')
    .execute()
  for (const { id } of due) {
    if (signal.aborted) return
    await db.transaction().execute(async (tx) => {
      const order = await lockOrder(tx, id)
      if (order.state !== 'transfer_chosen') return
      await tx.updateTable('orders').set({ reminded_at: now }).where('id', '=', id).execute()
      await tellOrder(tx, order, 'payer', 'due_soon', { at: now, mark: order.dueAt.toISOString() })
    })
  }
}

import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { DB } from '~db/types'
import { awaitsBalance, dueNowOf } from './instalments'
import type { Order } from './order'
import { awaitsBalanceIn, lockOrder } from './orders.repo.server'
import { tellOrder } from './tell.server'

const DAY_MS = 86_400_000
const TRANSFER_BEFORE_MS = 2 * DAY_MS
export const BALANCE_BEFORE_MS = 7 * DAY_MS

type Reminder = {
  /** of which orders, as they stand once they are locked */
  isOf: (order: Order) => boolean
  /** where it is written down that it was sent */
  mark: 'reminded_at' | 'balance_reminded_at' | 'overdue_told_at'
  isDue: (of: ExpressionBuilder<DB, 'orders'>, now: Date) => Expression<SqlBool>
  tell: (tx: Tx, order: Order, at: Date) => Promise<void>
}

/** The same balance is told of anew once its day was moved. */
const markOf = ({ balanceDueAt }: Order) => `balance ${balanceDueAt?.toISOString()}`

const between = (from: Date, ms: number) => [from, new Date(from.getTime() + ms)] as const

const reminders: readonly Reminder[] = [
  {
    ...{ isOf: ({ state }) => state === 'transfer_chosen', mark: 'reminded_at' },
    isDue: (of, now) => {
      const [from, to] = between(now, TRANSFER_BEFORE_MS)
      return of.and([
        of('state', '=', 'transfer_chosen'),
        of('transfer_due_at', '>', from),
        of('transfer_due_at', '<=', to),
      ])
    },
    tell: (tx, order, at) =>
      tellOrder(tx, order, 'payer', 'due_soon', {
        ...{ at, mark: order.dueAt.toISOString(), amountMinor: dueNowOf(order) },
      }),
  },
  {
    ...{ isOf: awaitsBalance, mark: 'balance_reminded_at' },
    isDue: (of, now) => {
      const [from, to] = between(now, BALANCE_BEFORE_MS)
      return of.and([
        awaitsBalanceIn('orders'),
        of('balance_due_at', '>', from),
        of('balance_due_at', '<=', to),
      ])
    },
    tell: (tx, order, at) => tellOrder(tx, order, 'payer', 'balance_due_soon', { at, mark: markOf(order) }),
  },
  {
    ...{ isOf: awaitsBalance, mark: 'overdue_told_at' },
    isDue: (of, now) => of.and([awaitsBalanceIn('orders'), of('balance_due_at', '<=', now)]),
    tell: async (tx, order, at) => {
      await tellOrder(tx, order, 'payer', 'overdue', { at, mark: markOf(order) })
      await tellOrder(tx, order, 'seller', 'overdue_at_seller', { at, mark: markOf(order) })
    },
  },
]

/**
 * Reminds, each once: who chose to transfer, two days before the time is over; who paid a deposit, seven days before the balance
 * is due; and both sides once it is overdue. Nothing else follows from it. Each in a transaction of its own.
 */
export async function remindOrders(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  const now = clock.now()
  for (const { isOf, mark, isDue, tell } of reminders) {
    const due = await db
      .selectFrom('orders')
      .select('id')
      .where(mark, 'is', null)
      .where((of) => isDue(of, now))
      .orderBy('id')
      .execute()
    for (const { id } of due) {
      if (signal.aborted) return
      await db.transaction().execute(async (tx) => {
        const order = await lockOrder(tx, id)
        if (!isOf(order)) return
        const marked = await tx
          .updateTable('orders')
          .set({ [mark]: now })
          .where('id', '=', id)
          .where(mark, 'is', null)
          // Its day may have been moved a moment ago.
          .where((of) => isDue(of, now))
          .returning('id')
          .execute()
        if (marked.length > 0) await tell(tx, order, now)
      })
    }
  }
}

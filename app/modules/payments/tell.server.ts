import { formatMoney } from '~/locales/format'
import type { NoticeWords } from '~/modules/notifications'
import { notify } from '~/modules/notifications/index.server'
import { dayOf } from '~/platform/china-time'
import type { Tx } from '~db/client.server'
import { reasonWords } from './components/order-words'
import { dueAtOf } from './instalments'
import type { Order } from './order'
import { missingOf } from './order-money'
import { referenceOf } from './order-reference'
import type { OrderSide } from './orders.repo.server'

const words = {
  paid: 'told.order_paid',
  deposit_paid: 'told.order_deposit_paid',
  part_paid: 'told.order_part_paid',
  late: 'told.order_late',
  refund_owed: 'told.order_refund_owed',
  refunded: 'told.order_refunded',
  refund_failed: 'told.order_refund_failed',
  due_soon: 'told.order_due_soon',
  balance_due_soon: 'told.order_balance_due_soon',
  overdue: 'told.order_overdue',
  overdue_at_seller: 'told.order_overdue_at_seller',
  balance_moved: 'told.order_balance_moved',
  retained: 'told.order_retained',
  cancelled: 'told.order_cancelled',
  reinstated: 'told.order_reinstated',
  voucher: 'told.order_voucher',
  reversed: 'told.order_reversed',
} as const satisfies Record<string, NoticeWords>
export type OrderNews = keyof typeof words

/** Tells the members of one side what became of an order, in the caller's transaction. `mark`: the same news has the same. */
export const tellOrder = (
  tx: Tx,
  order: Order,
  side: OrderSide,
  news: OrderNews,
  {
    at,
    mark,
    amountMinor = order.totalMinor,
    reason = order.cancelReason,
    before = null,
  }: {
    at: Date
    mark: string | number
    amountMinor?: number
    reason?: string
    /** the day of the balance before it was moved */
    before?: Date | null
  },
): Promise<void> =>
  notify(
    tx,
    {
      kind: 'order',
      event: `order_${news}`,
      to: { organisationId: order[side].id, roles: ['editor', 'owner'] },
      words: words[news],
      params: {
        reference: referenceOf(order.id),
        amount: moneyIn(amountMinor, order.currency),
        missing: moneyIn(missingOf(order), order.currency),
        payer: { zh: order.payer.nameZh, en: order.payer.nameEn },
        seller: { zh: order.seller.nameZh, en: order.seller.nameEn },
        day: { day: dayOf(dueAtOf(order)) },
        balanceDay: { day: dayOf(order.balanceDueAt ?? dueAtOf(order)) },
        before: before === null ? '' : { day: dayOf(before) },
        reason: { zh: reasonWords(reason, 'zh'), en: reasonWords(reason, 'en') },
      },
      subject: `order:${order.id}`,
      path: `/orders/${order.id}`,
      key: `order:${order.id}:${news}:${mark}`,
    },
    { at, origin: order.origin },
  )

const moneyIn = (minor: number, currency: string) => ({
  zh: formatMoney(minor, currency, 'zh'),
  en: formatMoney(minor, currency, 'en'),
})

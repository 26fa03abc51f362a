import type { Order } from './order'
import { missingOf } from './order-money'
import { mayDo } from './order-states'

export const payParts = ['deposit', 'balance', 'all'] as const
/** What of an order is paid at once: what is due first, what that left, or whatever is missing. */
export type PayPart = (typeof payParts)[number]

type Sums = Pick<Order, 'totalMinor' | 'depositMinor' | 'paidMinor' | 'refundedMinor'>

type Standing = Pick<Order, 'state' | 'totalMinor' | 'depositMinor' | 'paidMinor' | 'paidAt' | 'cancelledAt'>

/**
 * What the deposit left is still to be paid: the deposit came in, and all of it never was there, whatever went back since. What
 * went back after that is the seller's gift, and is not asked for again.
 */
export const awaitsBalance = (order: Standing): boolean =>
  order.state === 'deposit_paid' ||
  (order.state === 'partly_refunded' &&
    order.depositMinor !== null &&
    order.cancelledAt === null &&
    (order.paidAt === null || order.paidMinor < order.totalMinor))

/** Whether the day by which the balance is due can be moved: there is one, and the balance is neither there nor given up. */
export const movesBalance = (order: Standing): boolean =>
  order.depositMinor !== null &&
  (awaitsBalance(order) || order.state === 'open' || order.state === 'transfer_chosen')

/** What is due now: what is missing of the deposit, and once that came in, of all of it. */
export function dueNowOf(order: Sums & Standing): number {
  const held = order.paidMinor - order.refundedMinor
  return order.depositMinor !== null && held < order.depositMinor && !awaitsBalance(order)
    ? order.depositMinor - held
    : missingOf(order)
}

/** What must be kept of a payer's money so that what was ordered is theirs. */
export const sureMinorOf = ({
  totalMinor,
  depositMinor,
}: Pick<Order, 'totalMinor' | 'depositMinor'>): number => depositMinor ?? totalMinor

/** By when what is due now is to be paid. */
export const dueAtOf = (order: Standing & Pick<Order, 'dueAt' | 'balanceDueAt'>): Date =>
  awaitsBalance(order) && order.balanceDueAt ? order.balanceDueAt : order.dueAt

/** The moment at which the order can no longer be paid, as it is then not kept; null: there is none, however late it is. */
export const endsAtOf = (order: Standing & Pick<Order, 'dueAt'>): Date | null =>
  awaitsBalance(order) ? null : order.dueAt

/** The deposit is there, and the rest is not, though its day is over. */
export const isOverdue = (order: Standing & Pick<Order, 'balanceDueAt'>, now: Date): boolean =>
  awaitsBalance(order) && order.balanceDueAt !== null && order.balanceDueAt <= now

/** The sums that may be paid now, what is due first; all at once is the payer's choice. */
export function payableOf(order: Sums & Standing): { part: PayPart; amountMinor: number }[] {
  const all = missingOf(order)
  if (awaitsBalance(order)) return [{ part: 'balance', amountMinor: all }]
  if (order.state === 'partly_refunded' || !mayDo(order.state, 'pay_by_card')) return []
  const due = dueNowOf(order)
  return [
    ...(due < all ? [{ part: 'deposit' as const, amountMinor: due }] : []),
    { part: 'all', amountMinor: all },
  ]
}

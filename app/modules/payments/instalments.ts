import type { Order } from './order'
import { missingOf } from './order-money'
import { mayDo } from './order-states'

export const payParts = ['deposit', 'balance', 'all'] as const
/** What of an order is paid at once: what is due first, what that left, or whatever is missing. */
export type PayPart = (typeof payParts)[number]

type Sums = Pick<Order, 'totalMinor' | 'depositMinor' | 'paidMinor' | 'refundedMinor'>

/** What is due now: what is missing of the deposit, and once that is there, of all of it. */
export function dueNowOf(order: Sums): number {
  const held = order.paidMinor - order.refundedMinor
  return order.depositMinor !== null && held < order.depositMinor
    ? order.depositMinor - held
    : missingOf(order)
}

/** What must be kept of a payer's money so that what was ordered is theirs. */
export const sureMinorOf = ({
  totalMinor,
  depositMinor,
}: Pick<Order, 'totalMinor' | 'depositMinor'>): number => depositMinor ?? totalMinor

/** By when what is due now is to be paid. */
export const dueAtOf = ({
  state,
  dueAt,
  balanceDueAt,
}: Pick<Order, 'state' | 'dueAt' | 'balanceDueAt'>): Date =>
  state === 'deposit_paid' && balanceDueAt ? balanceDueAt : dueAt

/** The moment at which the order can no longer be paid, as it is then not kept; null: there is none, however late it is. */
export const endsAtOf = ({ state, dueAt }: Pick<Order, 'state' | 'dueAt'>): Date | null =>
  state === 'deposit_paid' ? null : dueAt

/** The deposit is there, and the rest is not, though its day is over. */
export const isOverdue = (
  { state, balanceDueAt }: Pick<Order, 'state' | 'balanceDueAt'>,
  now: Date,
): boolean => state === 'deposit_paid' && balanceDueAt !== null && balanceDueAt <= now

/** The sums that may be paid now, what is due first; all at once is the payer's choice. */
export function payableOf(order: Sums & Pick<Order, 'state'>): { part: PayPart; amountMinor: number }[] {
  if (!mayDo(order.state, 'pay_by_card')) return []
  const all = missingOf(order)
  if (order.state === 'deposit_paid') return [{ part: 'balance', amountMinor: all }]
  const due = dueNowOf(order)
  return [
    ...(due < all ? [{ part: 'deposit' as const, amountMinor: due }] : []),
    { part: 'all', amountMinor: all },
  ]
}

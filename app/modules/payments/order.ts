import type { OrderState } from './order-states'

/** A line as the module above orders it: the unit price without tax, in minor units; tax in hundredths of a percent. */
export type OrderLine = {
  labelZh: string
  labelEn: string
  quantity: number
  unitMinor: number
  taxBp: number
}

export type OrderParty = { id: number; nameZh: string; nameEn: string }

/** Of whom a payment came and how. */
export type PaymentMethod = 'card' | 'transfer'

export type Payment = {
  id: number
  method: PaymentMethod
  amountMinor: number
  /** of a transfer: what the bank statement calls it, and the day it came (YYYY-MM-DD) */
  bankReference: string
  receivedOn: string | null
  reversedAt: Date | null
  reversalReason: string
  at: Date
}

export const refundStates = ['pending', 'succeeded', 'failed'] as const
/** A refund only ever goes on in this order: what is read late of an earlier state changes nothing. */
export type RefundState = (typeof refundStates)[number]

export type Refund = {
  id: number
  paymentId: number
  method: PaymentMethod
  amountMinor: number
  state: RefundState
  reason: string
  /** Stripe's name for it, once it has one */
  stripeId: string | null
  bankReference: string
  paidOn: string | null
  at: Date
}

export type Order = {
  id: number
  /** what it is for, as the module above names it, such as `booths:12` */
  subject: string
  /** the page of that thing, without the language */
  path: string
  /** where the seller handles it */
  sellerPath: string
  origin: string
  payer: OrderParty
  seller: OrderParty
  personId: number | null
  currency: string
  state: OrderState
  netMinor: number
  taxMinor: number
  totalMinor: number
  /** what is paid first, of the total; null: all of it at once */
  depositMinor: number | null
  /** all that came in */
  paidMinor: number
  /** all that went back */
  refundedMinor: number
  /** what the seller keeps of what was paid for a cancelled order */
  retainedMinor: number
  /** by when what is due first is to be paid; where a transfer was chosen, with the days of grace */
  dueAt: Date
  transferChosenAt: Date | null
  /** by when a transfer would have to be there */
  transferDueAt: Date
  /** by when what the deposit leaves is to be paid; null as that */
  balanceDueAt: Date | null
  paidAt: Date | null
  cancelledAt: Date | null
  cancelReason: string
  invoiceTitle: string
  invoiceCode: string
  createdAt: Date
  updatedAt: Date
}

/** That the seller moved the day by which the balance is due, and why. */
export type BalanceMove = { from: Date; to: Date; reason: string; at: Date }

/** What is held of the payer's money. */
export const heldOf = ({ paidMinor, refundedMinor }: Pick<Order, 'paidMinor' | 'refundedMinor'>): number =>
  paidMinor - refundedMinor

/** What is held for a cancelled order, and neither kept for good nor given back. */
export const undecidedOf = (
  order: Pick<Order, 'paidMinor' | 'refundedMinor' | 'retainedMinor' | 'cancelledAt'>,
): number => (order.cancelledAt ? Math.max(0, heldOf(order) - order.retainedMinor) : 0)

export const MAX_VOUCHERS = 5

import { shareOf } from '../order-money'

export const ledgerAccounts = [
  'receivable',
  'cash:stripe',
  'cash:bank',
  'revenue',
  'tax',
  'refunds_payable',
] as const
/** `receivable` below zero: what a payer is owed, having paid too much, too late or for what was cancelled. */
export type LedgerAccount = (typeof ledgerAccounts)[number]
export type CashAccount = Extract<LedgerAccount, `cash:${string}`>

export const ledgerKinds = [
  'invoiced',
  'cancelled',
  'received',
  'reversed',
  'refund_owed',
  'refund_paid',
  'refund_returned',
  'refund_dropped',
] as const
export type LedgerKind = (typeof ledgerKinds)[number]

/** Debit above zero, credit below, in minor units. */
export type Entries = Partial<Record<LedgerAccount, number>>
/** What stands on each account for one order. */
export type Balances = Readonly<Entries>

const of = (balances: Balances, account: LedgerAccount) => balances[account] ?? 0

/** An order was made, or reinstated: the payer owes it. */
export const invoiced = ({ netMinor, taxMinor }: { netMinor: number; taxMinor: number }): Entries => ({
  receivable: netMinor + taxMinor,
  revenue: -netMinor,
  tax: -taxMinor,
})

/** An order is cancelled: what of it still counted as earned does so no more. */
export function uninvoiced(balances: Balances): Entries {
  const [revenue, tax] = [of(balances, 'revenue'), of(balances, 'tax')]
  return { receivable: revenue + tax, revenue: -revenue, tax: -tax }
}

export const received = (cash: CashAccount, amount: number): Entries => ({
  [cash]: amount,
  receivable: -amount,
})

/**
 * Something is to go back. First what the payer has to their credit; the rest is taken from what was earned, and from
 * its tax in proportion.
 */
export function refundOwed(balances: Balances, amount: number): Entries {
  const credit = Math.min(amount, Math.max(0, -of(balances, 'receivable')))
  const rest = amount - credit
  const [revenue, tax] = [-of(balances, 'revenue'), -of(balances, 'tax')]
  const fromTax = shareOf(rest, tax, revenue + tax)
  return { receivable: credit, revenue: rest - fromTax, tax: fromTax, refunds_payable: -amount }
}

export const refundPaid = (cash: CashAccount, amount: number): Entries => ({
  refunds_payable: amount,
  [cash]: -amount,
})

export const reversed = (entries: Entries): Entries =>
  Object.fromEntries(Object.entries(entries).map(([account, amount]) => [account, -amount]))

/** A refund did not go through: it is the payer's credit again, or earned again where the order still stands. */
export const refundDropped = (owed: Entries, amount: number, cancelled: boolean): Entries =>
  cancelled ? { refunds_payable: amount, receivable: -amount } : reversed(owed)

export const sumOf = (entries: Entries): number =>
  Object.values(entries).reduce((sum, amount) => sum + amount, 0)

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

export const ledgerKinds = [
  'invoiced',
  'cancelled',
  'received',
  'reversed',
  'refund_owed',
  'refund_paid',
  'refund_returned',
  'refund_dropped',
  'retained',
] as const
export type LedgerKind = (typeof ledgerKinds)[number]

/** By what the transaction is known that brings an order back; `since`: when it was cancelled. */
export const reinstatedKey = (orderId: number, since: string): string =>
  `order:${orderId}:reinstated:${since}`

/** Debit above zero, credit below, in minor units. */
export type Entries = Partial<Record<LedgerAccount, number>>

/** All that the ledger of one order follows from, in minor units. */
export type LedgerFacts = {
  netMinor: number
  taxMinor: number
  cancelled: boolean
  /** what the seller keeps of what was paid for a cancelled order */
  retained: number
  /** what came in and was not found to be an error */
  paidByCard: number
  paidByTransfer: number
  /** what went out */
  refundedToCard: number
  refundedByTransfer: number
  /** what is about to go out */
  refunding: number
}

/**
 * What must stand on each account of an order. What is earned is given up by refunds only once all of it was paid, beyond
 * what was paid too much, and its tax in proportion: before, what goes back is owed again. What is kept of a cancelled
 * order is earned without tax, as nothing was supplied for it. As all of it follows from sums, it does not matter in what order they came about.
 */
export function balancesOfFacts(facts: LedgerFacts): Record<LedgerAccount, number> {
  const {
    netMinor,
    taxMinor,
    cancelled,
    retained,
    paidByCard,
    paidByTransfer,
    refundedToCard,
    refundedByTransfer,
    refunding,
  } = facts
  const total = netMinor + taxMinor
  const givenBack = refundedToCard + refundedByTransfer + refunding
  const paid = paidByCard + paidByTransfer
  const tooMuch = Math.max(0, paid - total)
  const givenUp = paid < total ? 0 : Math.min(total, Math.max(0, givenBack - tooMuch))
  const kept = Math.min(retained, Math.max(0, paid - givenBack))
  const taxGivenUp = shareOf(givenUp, taxMinor, total)
  const balances = {
    'cash:stripe': paidByCard - refundedToCard,
    'cash:bank': paidByTransfer - refundedByTransfer,
    revenue: cancelled ? 0 - kept : givenUp - taxGivenUp - netMinor,
    tax: cancelled ? 0 : taxGivenUp - taxMinor,
    refunds_payable: -refunding,
  }
  return { ...balances, receivable: 0 - sumOf(balances) }
}

/** What must be posted so that the accounts go from what stands there to what must; it comes to zero as both do. */
export function changeTo(after: Record<LedgerAccount, number>, before: Entries): Entries {
  const entries: Entries = {}
  for (const account of ledgerAccounts) {
    const amount = after[account] - (before[account] ?? 0)
    if (amount !== 0) entries[account] = amount
  }
  return entries
}

export const sumOf = (entries: Entries): number =>
  Object.values(entries).reduce((sum, amount) => sum + amount, 0)

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
] as const
export type LedgerKind = (typeof ledgerKinds)[number]

/** Debit above zero, credit below, in minor units. */
export type Entries = Partial<Record<LedgerAccount, number>>

/** All that the ledger of one order follows from, in minor units. */
export type LedgerFacts = {
  netMinor: number
  taxMinor: number
  cancelled: boolean
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
 * What must stand on each account of an order. What is earned is given up by refunds only beyond what was paid too much, and
 * its tax in proportion. As all of it follows from sums, it does not matter in what order they came about.
 */
export function balancesOfFacts(facts: LedgerFacts): Record<LedgerAccount, number> {
  const {
    netMinor,
    taxMinor,
    cancelled,
    paidByCard,
    paidByTransfer,
    refundedToCard,
    refundedByTransfer,
    refunding,
  } = facts
  const total = netMinor + taxMinor
  const givenBack = refundedToCard + refundedByTransfer + refunding
  const tooMuch = Math.max(0, paidByCard + paidByTransfer - total)
  const givenUp = Math.min(total, Math.max(0, givenBack - tooMuch))
  const taxGivenUp = shareOf(givenUp, taxMinor, total)
  const balances = {
    'cash:stripe': paidByCard - refundedToCard,
    'cash:bank': paidByTransfer - refundedByTransfer,
    revenue: cancelled ? 0 : givenUp - taxGivenUp - netMinor,
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

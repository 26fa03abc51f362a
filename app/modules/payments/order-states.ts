import { DomainError } from '~/platform/errors'

export const orderStates = [
  'open',
  'transfer_chosen',
  'deposit_paid',
  'paid',
  'partly_refunded',
  'refunded',
  'cancelled',
] as const
export type OrderState = (typeof orderStates)[number]

/** What is known of an order. Amounts in minor units; refunds count once they went out. */
export type OrderFacts = {
  totalMinor: number
  /** what is paid first; null: all of it at once */
  depositMinor: number | null
  paidMinor: number
  refundedMinor: number
  transferChosen: boolean
  cancelled: boolean
}

/**
 * The state follows from what is known, whatever was learnt first: news of payments and refunds come twice, late and in
 * any order.
 */
export function stateOf(facts: OrderFacts): OrderState {
  const { paidMinor, refundedMinor, cancelled } = facts
  const givenBack = refundedMinor > 0 && refundedMinor >= paidMinor
  if (cancelled) return givenBack ? 'refunded' : refundedMinor > 0 ? 'partly_refunded' : 'cancelled'
  const part = paidPartOf(facts)
  if (part === 'none') return facts.transferChosen ? 'transfer_chosen' : 'open'
  if (givenBack) return 'refunded'
  // What was paid beyond it and given back takes nothing from the order.
  const kept = paidMinor - refundedMinor
  if (part === 'all') return kept >= facts.totalMinor ? 'paid' : 'partly_refunded'
  return kept >= (facts.depositMinor ?? 0) ? 'deposit_paid' : 'partly_refunded'
}

/** What all that came in was enough for, whatever went back since. */
export const paidPartOf = ({
  totalMinor,
  depositMinor,
  paidMinor,
}: Pick<OrderFacts, 'totalMinor' | 'depositMinor' | 'paidMinor'>): 'none' | 'deposit' | 'all' => {
  if (paidMinor >= totalMinor) return 'all'
  return depositMinor !== null && paidMinor >= depositMinor ? 'deposit' : 'none'
}

export const orderActs = [
  'choose_transfer',
  'pay_by_card',
  'reconcile',
  'cancel',
  'reinstate',
  'retain',
] as const
export type OrderAct = (typeof orderActs)[number]

/** What somebody may do with an order in a state; refunding asks what is held, not the state. */
export const actsInState: Record<OrderState, readonly OrderAct[]> = {
  open: ['choose_transfer', 'pay_by_card', 'reconcile', 'cancel'],
  transfer_chosen: ['pay_by_card', 'reconcile', 'cancel'],
  // To transfer the balance nothing is to be chosen: it is due on a day of its own, which that does not move.
  deposit_paid: ['pay_by_card', 'reconcile', 'cancel'],
  // Money that comes once more is money that came: it is written down and can be given back.
  paid: ['reconcile', 'cancel'],
  // By card only where all of it never was there (`awaitsBalance`).
  partly_refunded: ['pay_by_card', 'reconcile', 'cancel', 'retain'],
  refunded: ['reconcile', 'cancel'],
  cancelled: ['reconcile', 'reinstate', 'retain'],
}

export const mayDo = (state: OrderState, act: OrderAct): boolean => actsInState[state].includes(act)

/** @throws DomainError `order_state` (409) */
export function refuseUnless(state: OrderState, act: OrderAct): void {
  if (!mayDo(state, act)) throw new DomainError('order_state', { state, act }, { status: 409 })
}

import { DomainError } from '~/platform/errors'

export const orderStates = [
  'open',
  'transfer_chosen',
  'paid',
  'partly_refunded',
  'refunded',
  'cancelled',
] as const
export type OrderState = (typeof orderStates)[number]

/** What is known of an order. Amounts in minor units; refunds count once they went out. */
export type OrderFacts = {
  totalMinor: number
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
  if (paidMinor < facts.totalMinor) return facts.transferChosen ? 'transfer_chosen' : 'open'
  if (givenBack) return 'refunded'
  return keptWhole(facts) ? 'paid' : 'partly_refunded'
}

/** What was paid beyond the total and given back takes nothing from the order. */
const keptWhole = ({ totalMinor, paidMinor, refundedMinor }: OrderFacts) =>
  paidMinor - refundedMinor >= totalMinor

export const orderActs = ['choose_transfer', 'pay_by_card', 'reconcile', 'cancel', 'reinstate'] as const
export type OrderAct = (typeof orderActs)[number]

/** What somebody may do with an order in a state; refunding asks what is held, not the state. */
export const actsInState: Record<OrderState, readonly OrderAct[]> = {
  open: ['choose_transfer', 'pay_by_card', 'reconcile', 'cancel'],
  transfer_chosen: ['pay_by_card', 'reconcile', 'cancel'],
  // Money that comes once more is money that came: it is written down and can be given back.
  paid: ['reconcile', 'cancel'],
  partly_refunded: ['reconcile', 'cancel'],
  refunded: ['reconcile', 'cancel'],
  cancelled: ['reconcile', 'reinstate'],
}

export const mayDo = (state: OrderState, act: OrderAct): boolean => actsInState[state].includes(act)

/** @throws DomainError `order_state` (409) */
export function refuseUnless(state: OrderState, act: OrderAct): void {
  if (!mayDo(state, act)) throw new DomainError('order_state', { state, act }, { status: 409 })
}

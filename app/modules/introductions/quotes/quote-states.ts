import { DomainError } from '~/platform/errors'
import type { Side } from '../introduction'

export const quoteStates = [
  'requested',
  'refused',
  'cancelled',
  'offered',
  'declined',
  'withdrawn',
  'accepted',
  'amending',
] as const
/** `amending`: a version was accepted and holds, and the enterprise proposes another. */
export type QuoteState = (typeof quoteStates)[number]

export const quoteEvents = ['request', 'refuse', 'cancel', 'send', 'accept', 'decline', 'withdraw'] as const
export type QuoteEvent = (typeof quoteEvents)[number]

/** Whose act it is, whatever the state. */
export const quoteDoers: Record<QuoteEvent, Side> = {
  request: 'team',
  cancel: 'team',
  accept: 'team',
  decline: 'team',
  send: 'enterprise',
  refuse: 'enterprise',
  withdraw: 'enterprise',
}

/** `none`: nothing was asked for or sent yet. */
export const quoteTransitions: Record<QuoteState | 'none', Partial<Record<QuoteEvent, QuoteState>>> = {
  none: { request: 'requested', send: 'offered' },
  requested: { request: 'requested', refuse: 'refused', cancel: 'cancelled', send: 'offered' },
  refused: { request: 'requested', send: 'offered' },
  cancelled: { request: 'requested', send: 'offered' },
  offered: { send: 'offered', accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' },
  declined: { request: 'requested', send: 'offered' },
  withdrawn: { request: 'requested', send: 'offered' },
  // What was accepted holds until the other side accepts another: nobody changes a price alone.
  accepted: { send: 'amending' },
  amending: { send: 'amending', accept: 'accepted', decline: 'accepted', withdraw: 'accepted' },
}

/** Whether this side may do it now. */
export const mayQuote = (state: QuoteState | 'none', event: QuoteEvent, side: Side): boolean =>
  quoteTransitions[state][event] !== undefined && quoteDoers[event] === side

/** The state after the event. @throws DomainError `quote_state` (409), `other_side` (403) */
export function nextQuoteState(state: QuoteState | 'none', event: QuoteEvent, side: Side): QuoteState {
  if (quoteDoers[event] !== side) throw new DomainError('other_side', {}, { status: 403 })
  const to = quoteTransitions[state][event]
  if (to === undefined) throw new DomainError('quote_state', { state, event }, { status: 409 })
  return to
}

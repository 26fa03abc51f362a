import { DomainError } from '~/platform/errors'
import type { OfferingState } from './offering'

export const offeringEvents = [
  'submit',
  'publish',
  'return',
  'pause',
  'resume',
  'archive',
  'revise',
  'withdraw',
] as const
export type OfferingEvent = (typeof offeringEvents)[number]

/**
 * draft → in review → published ⇄ paused → archived, or returned with a reason. To revise is to change what
 * the offering says: in review nothing changes, so that what was reviewed is what is published.
 */
export const offeringTransitions: Record<OfferingState, Partial<Record<OfferingEvent, OfferingState>>> = {
  draft: { submit: 'in_review', archive: 'archived', revise: 'draft' },
  in_review: { publish: 'published', return: 'returned', withdraw: 'draft' },
  returned: { submit: 'in_review', archive: 'archived', revise: 'returned' },
  published: { pause: 'paused', archive: 'archived', revise: 'published' },
  paused: { resume: 'published', archive: 'archived', revise: 'paused' },
  archived: {},
}

/** The state after the event. @throws DomainError `offering_state` (409) where the event is not possible */
export function nextOfferingState(state: OfferingState, event: OfferingEvent): OfferingState {
  const next = offeringTransitions[state][event]
  if (next === undefined) throw new DomainError('offering_state', { state, event }, { status: 409 })
  return next
}

/** What can be done with an offering in this state. */
export function possibleOfferingEvents(state: OfferingState): OfferingEvent[] {
  return offeringEvents.filter((event) => offeringTransitions[state][event] !== undefined)
}

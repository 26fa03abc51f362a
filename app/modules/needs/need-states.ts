import { DomainError } from '~/platform/errors'
import type { NeedState } from './need'

export const needEvents = [
  'open',
  'match',
  'start_trial',
  'meet',
  'withdraw',
  'find_no_match',
  'reopen',
  'revise',
  'renew',
] as const
export type NeedEvent = (typeof needEvents)[number]

/**
 * draft → open → matched → in trial → met, or withdrawn, or no acceptable match. Equipment found elsewhere meets a
 * need before any trial here. A match or a trial that comes to nothing opens the need again; so does new supply
 * for a need without an acceptable match. Once a match is made the demand stands as it is.
 */
export const needTransitions: Record<NeedState, Partial<Record<NeedEvent, NeedState>>> = {
  draft: { open: 'open', withdraw: 'withdrawn', revise: 'draft' },
  open: {
    match: 'matched',
    meet: 'met',
    withdraw: 'withdrawn',
    find_no_match: 'no_acceptable_match',
    revise: 'open',
    renew: 'open',
  },
  matched: {
    start_trial: 'in_trial',
    meet: 'met',
    withdraw: 'withdrawn',
    find_no_match: 'no_acceptable_match',
    reopen: 'open',
  },
  in_trial: {
    meet: 'met',
    withdraw: 'withdrawn',
    find_no_match: 'no_acceptable_match',
    reopen: 'open',
  },
  met: {},
  withdrawn: {},
  no_acceptable_match: { reopen: 'open', withdraw: 'withdrawn', revise: 'no_acceptable_match' },
}

/** The state after the event. @throws DomainError `need_state` (409) where the event is not possible */
export function nextNeedState(state: NeedState, event: NeedEvent): NeedState {
  const next = needTransitions[state][event]
  if (next === undefined) throw new DomainError('need_state', { state, event }, { status: 409 })
  return next
}

/** What can be done with a need in this state. */
export function possibleNeedEvents(state: NeedState): NeedEvent[] {
  return needEvents.filter((event) => needTransitions[state][event] !== undefined)
}

/** The states in which a team still looks for equipment. */
export const wantedStates: readonly NeedState[] = ['open', 'matched', 'in_trial']

export const isWanted = (state: NeedState): boolean => wantedStates.includes(state)

/** The states that `public_needs` shows. */
export const publicNeedStates: readonly NeedState[] = ['open', 'matched', 'in_trial', 'no_acceptable_match']

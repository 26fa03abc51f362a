import { DomainError } from '~/platform/errors'
import { otherSide, type Side } from '../introduction'

export const trialKinds = ['simulated', 'drill', 'actual'] as const
/** On a stand, in a drill, or in a real operation (paragraph (3) of the Guiding Opinions). */
export type TrialKind = (typeof trialKinds)[number]

export const trialStates = ['proposed', 'agreed', 'declined', 'cancelled', 'replaced', 'held'] as const
export type TrialState = (typeof trialStates)[number]

export const trialResults = ['met', 'partly', 'not_met'] as const
export type TrialResult = (typeof trialResults)[number]

export const trialEvents = ['agree', 'decline', 'cancel', 'replace', 'record'] as const
export type TrialEvent = (typeof trialEvents)[number]

/** A trial as both sides read it; days are YYYY-MM-DD in China. */
export type Trial = {
  id: number
  kind: TrialKind
  state: TrialState
  place: string
  beginsOn: string
  endsOn: string
  measures: string
  proposedBy: Side
  proposedAt: Date
  answerText: string
  result: TrialResult | null
  resultText: string
  heldAt: Date | null
}

type Doer = 'proposer' | 'other' | 'both' | 'team'

/**
 * proposed → agreed → held, or declined by the other side, cancelled by whoever proposed it, replaced by another
 * proposal of either. Once agreed either side may cancel it; the team, whose ground it is held on, records what came
 * of it.
 */
export const trialTransitions: Record<
  TrialState,
  Partial<Record<TrialEvent, { to: TrialState; by: Doer }>>
> = {
  proposed: {
    agree: { to: 'agreed', by: 'other' },
    decline: { to: 'declined', by: 'other' },
    cancel: { to: 'cancelled', by: 'proposer' },
    replace: { to: 'replaced', by: 'both' },
  },
  agreed: {
    cancel: { to: 'cancelled', by: 'both' },
    replace: { to: 'replaced', by: 'both' },
    record: { to: 'held', by: 'team' },
  },
  declined: {},
  cancelled: {},
  replaced: {},
  held: {},
}

const does = (by: Doer, side: Side, proposedBy: Side): boolean => {
  if (by === 'both') return true
  if (by === 'team') return side === 'team'
  return side === (by === 'proposer' ? proposedBy : otherSide(proposedBy))
}

type Standing = Pick<Trial, 'state' | 'proposedBy'>

/** Whether this side may do it now. */
export function mayTry({ state, proposedBy }: Standing, event: TrialEvent, side: Side): boolean {
  const transition = trialTransitions[state][event]
  return transition !== undefined && does(transition.by, side, proposedBy)
}

/** The state after the event. @throws DomainError `trial_state` (409), `other_side` (403) */
export function nextTrialState({ state, proposedBy }: Standing, event: TrialEvent, side: Side): TrialState {
  const transition = trialTransitions[state][event]
  if (transition === undefined) throw new DomainError('trial_state', { state, event }, { status: 409 })
  if (!does(transition.by, side, proposedBy)) throw new DomainError('other_side', {}, { status: 403 })
  return transition.to
}

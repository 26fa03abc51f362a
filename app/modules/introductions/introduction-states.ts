import { DomainError } from '~/platform/errors'
import { type IntroductionState, otherSide, type Side } from './introduction'

export const introductionEvents = ['accept', 'decline', 'withdraw', 'lapse', 'end'] as const
export type IntroductionEvent = (typeof introductionEvents)[number]

/** Who does it: the side that asked, the side that was asked, both, or the site by itself. */
type Doer = 'asker' | 'asked' | 'both' | 'site'

/**
 * asked → accepted → ended, or declined by the side that was asked, withdrawn by the side that asked, or lapsed.
 * What has been accepted is ended with an outcome, by either side.
 */
export const introductionTransitions: Record<
  IntroductionState,
  Partial<Record<IntroductionEvent, { to: IntroductionState; by: Doer }>>
> = {
  asked: {
    accept: { to: 'accepted', by: 'asked' },
    decline: { to: 'declined', by: 'asked' },
    withdraw: { to: 'withdrawn', by: 'asker' },
    lapse: { to: 'lapsed', by: 'site' },
  },
  accepted: { end: { to: 'ended', by: 'both' } },
  declined: {},
  lapsed: {},
  withdrawn: {},
  ended: {},
}

const does = (by: Doer, side: Side | 'site', askedBy: Side): boolean => {
  if (side === 'site' || by === 'site') return side === by
  if (by === 'both') return true
  return side === (by === 'asker' ? askedBy : otherSide(askedBy))
}

type Standing = { state: IntroductionState; askedBy: Side }

/** Whether this side may do it now. */
export function mayIntroduce({ state, askedBy }: Standing, event: IntroductionEvent, side: Side): boolean {
  const transition = introductionTransitions[state][event]
  return transition !== undefined && does(transition.by, side, askedBy)
}

/**
 * The state after the event.
 * @throws DomainError `introduction_state` (409) where the event is not possible now, `other_side` (403) where it is
 * the other side's to do
 */
export function nextIntroductionState(
  { state, askedBy }: Standing,
  event: IntroductionEvent,
  side: Side | 'site',
): IntroductionState {
  const transition = introductionTransitions[state][event]
  if (transition === undefined) throw new DomainError('introduction_state', { state, event }, { status: 409 })
  if (!does(transition.by, side, askedBy)) throw new DomainError('other_side', {}, { status: 403 })
  return transition.to
}

import { DomainError } from '~/platform/errors'
import type { ChallengeStage } from './challenge'

export const challengeEvents = [
  'rate',
  'merge',
  'unmerge',
  'publish',
  'revise',
  'withdraw',
  'close',
  'reopen',
] as const
export type ChallengeEvent = (typeof challengeEvents)[number]

/**
 * What reviewers may do at each stage. Nothing is published that nobody has rated; what is withdrawn is back on the
 * list; an entry that no need stands behind any more is taken out by itself, and comes back with the need.
 */
export const challengeActs: Record<ChallengeStage, readonly ChallengeEvent[]> = {
  collected: ['rate', 'merge'],
  rated: ['rate', 'merge', 'publish'],
  published: ['rate', 'merge', 'revise', 'withdraw', 'close'],
  closed: ['reopen'],
  merged: ['unmerge'],
  taken_out: [],
}

export const mayChallenge = (stage: ChallengeStage, event: ChallengeEvent): boolean =>
  challengeActs[stage].includes(event)

/** @throws DomainError `challenge_state` (409) where the event is not possible at this stage */
export function refuseAtStage(stage: ChallengeStage, event: ChallengeEvent): void {
  if (!mayChallenge(stage, event)) throw new DomainError('challenge_state', { stage, event }, { status: 409 })
}

/** Those that everybody reads. */
export const isPublicStage = (stage: ChallengeStage): boolean => stage === 'published' || stage === 'closed'

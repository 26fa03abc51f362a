import { DomainError } from '~/platform/errors'

export const proposalStates = ['draft', 'submitted', 'withdrawn', 'shortlisted', 'declined'] as const
export type ProposalState = (typeof proposalStates)[number]

/** How far what is proposed has come. */
export const maturities = ['idea', 'laboratory', 'prototype', 'field_tested', 'product'] as const
export type Maturity = (typeof maturities)[number]

/** What an organisation answers a challenge with; a draft may lack everything. */
export type ProposalContent = {
  title: string
  approach: string
  maturity: Maturity | null
  durationMonths: number | null
  /** minor units; both or none, the same where it is one figure */
  costMinMinor: number | null
  costMaxMinor: number | null
  /** an offering of its own that it begins with */
  offeringId: number | null
}

export type Proposal = ProposalContent & {
  id: number
  challengeId: number
  organisation: { id: number; nameZh: string; nameEn: string }
  state: ProposalState
  currency: string
  version: number
  submittedAt: Date | null
  decisionReason: string
  decidedAt: Date | null
  updatedAt: Date
}

/** Who reads or acts: those who wrote it, a team behind the challenge, or a reviewer. */
export type ProposalSide = 'author' | 'team' | 'reviewer'

export const proposalEvents = ['submit', 'withdraw', 'write', 'shortlist', 'decline'] as const
export type ProposalEvent = (typeof proposalEvents)[number]

/**
 * What may be done with a proposal. What was submitted is changed by taking it back first; a decision can be changed
 * for the other, and taking a decided proposal back drops the decision.
 */
export const proposalTransitions: Record<
  ProposalState,
  Partial<Record<ProposalEvent, { to: ProposalState; by: 'author' | 'judges' }>>
> = {
  draft: { write: { to: 'draft', by: 'author' }, submit: { to: 'submitted', by: 'author' } },
  submitted: {
    withdraw: { to: 'withdrawn', by: 'author' },
    shortlist: { to: 'shortlisted', by: 'judges' },
    decline: { to: 'declined', by: 'judges' },
  },
  withdrawn: { write: { to: 'draft', by: 'author' } },
  shortlisted: { withdraw: { to: 'withdrawn', by: 'author' }, decline: { to: 'declined', by: 'judges' } },
  declined: { shortlist: { to: 'shortlisted', by: 'judges' } },
}

/** Whether this side may do it now. */
export function mayPropose(state: ProposalState, event: ProposalEvent, side: ProposalSide): boolean {
  const transition = proposalTransitions[state][event]
  return transition !== undefined && (transition.by === 'author') === (side === 'author')
}

/**
 * The state after the event.
 * @throws DomainError `proposal_state` (409) where the event is not possible now, `not_allowed` (403) where it is not this side's
 */
export function nextProposalState(
  state: ProposalState,
  event: ProposalEvent,
  side: ProposalSide,
): ProposalState {
  const transition = proposalTransitions[state][event]
  if (transition === undefined) throw new DomainError('proposal_state', { state, event }, { status: 409 })
  if (!mayPropose(state, event, side)) throw new DomainError('not_allowed', {}, { status: 403 })
  return transition.to
}

/** Who judges reads what was submitted and stands; drafts and what was taken back are their authors' alone. */
export const isSeenByJudges = (state: ProposalState): boolean => state !== 'draft' && state !== 'withdrawn'

const needed = ['title', 'approach', 'maturity', 'durationMonths'] as const

/** @throws DomainError `proposal_lacks` (422), naming the first field that must be there before it is submitted */
export function refuseIncomplete(content: ProposalContent): void {
  const lacking = needed.find((name) => content[name] === '' || content[name] === null)
  if (lacking) throw new DomainError('proposal_lacks', { field: lacking })
}

/** The kinds of organisation that answer challenges. */
export const answers = (kind: string): boolean => kind === 'enterprise' || kind === 'institute'

import { describe, expect, it } from 'vitest'
import {
  mayPropose,
  nextProposalState,
  type ProposalContent,
  proposalEvents,
  proposalStates,
  refuseIncomplete,
} from './proposal'

describe('a proposal', () => {
  it('is written, submitted and taken back by its authors, and decided by others', () => {
    const allowed = proposalStates.flatMap((state) =>
      proposalEvents.flatMap((event) =>
        (['author', 'team', 'reviewer'] as const)
          .filter((side) => mayPropose(state, event, side))
          .map((side) => `${side}: ${state} ${event} ${nextProposalState(state, event, side)}`),
      ),
    )
    expect(allowed).toEqual([
      'author: draft submit submitted',
      'author: draft write draft',
      'author: submitted withdraw withdrawn',
      'team: submitted shortlist shortlisted',
      'reviewer: submitted shortlist shortlisted',
      'team: submitted decline declined',
      'reviewer: submitted decline declined',
      'author: withdrawn write draft',
      'author: shortlisted withdraw withdrawn',
      'team: shortlisted decline declined',
      'reviewer: shortlisted decline declined',
      'team: declined shortlist shortlisted',
      'reviewer: declined shortlist shortlisted',
    ])
  })

  it('says which side a thing is not for, and what is not possible now', () => {
    expect(() => nextProposalState('submitted', 'shortlist', 'author')).toThrow('not_allowed')
    expect(() => nextProposalState('withdrawn', 'submit', 'author')).toThrow('proposal_state')
  })

  it('names what it lacks, in the order of the form', () => {
    const whole: ProposalContent = {
      title: '水下液压剪',
      approach: '无人潜器搭载液压剪。',
      maturity: 'prototype',
      durationMonths: 12,
      costMinMinor: null,
      costMaxMinor: null,
      offeringId: null,
    }
    expect(() => refuseIncomplete(whole)).not.toThrow()
    expect(() => refuseIncomplete({ ...whole, title: '', maturity: null })).toThrow(
      expect.objectContaining({ params: { field: 'title' } }),
    )
    expect(() => refuseIncomplete({ ...whole, durationMonths: null })).toThrow(
      expect.objectContaining({ params: { field: 'durationMonths' } }),
    )
  })
})

import { membershipIn, type Person, refuseWithout } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { lockEntry } from '../entries.repo.server'
import { nextProposalState } from './proposal'
import { lockProposal, readProposal } from './proposals.repo.server'
import { tellAuthors } from './tell.server'

const actions = { shortlist: 'proposal.shortlisted', decline: 'proposal.declined' } as const
const pasts = { shortlist: 'shortlisted', decline: 'declined' } as const

/**
 * A reviewer, or a member of a team behind the challenge, shortlists or declines a proposal with a reason that its authors
 * read. Deciding the same again changes nothing.
 * @throws DomainError `not_found` (404), `not_allowed`, `not_verified`, `own_organisation` (403), `proposal_state` (409)
 */
export const decideProposal = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { id, act, reason }: { id: number; act: keyof typeof pasts; reason: string },
  way: { origin: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const seen = await readProposal(tx, viewer, id)
    if (membershipIn(viewer, seen.proposal.organisation.id))
      throw new DomainError('own_organisation', {}, { status: 403 })
    if (seen.side === 'team' && seen.teamId !== null)
      refuseWithout(viewer, seen.teamId, 'introduce', { kind: 'proposal', id })
    const entry = await lockEntry(tx, seen.rootId)
    const proposal = await lockProposal(tx, id)
    if (proposal.state === pasts[act] && proposal.decisionReason === reason) return
    const state = nextProposalState(proposal.state, act, seen.side)
    const now = clock.now()
    await tx
      .updateTable('challenge_proposals')
      .set({
        state,
        decision_reason: reason,
        decided_at: now,
        decided_by: viewer.id,
        decided_for: seen.teamId,
        version: proposal.version + 1,
        updated_at: now,
      })
      .where('id', '=', id)
      .execute()
    await audit(tx, auditSource(viewer), {
      action: actions[act],
      object: { kind: 'proposal', id },
      detail: { reason },
    })
    await tellAuthors(tx, { entry, proposal, decision: pasts[act], reason }, way)
  })

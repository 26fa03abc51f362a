import { type Membership, type Person, refuseWithout } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { Entry } from '../challenge'
import { lockEntry, readRoot } from '../entries.repo.server'
import { teamsBehind } from '../teams-behind.server'
import { answers, nextProposalState, type Proposal, type ProposalContent, refuseIncomplete } from './proposal'
import { findProposal, lockProposal, readProposal, toProposalRow } from './proposals.repo.server'
import { tellTeams } from './tell.server'

type Acting = Pick<Services, 'db' | 'clock'>
type Written = { challengeId: number; version: number; content: ProposalContent }

/**
 * Keeps what an organisation writes as its answer, one a challenge: two who begin at once write the same. What was
 * taken back is a draft again.
 * @throws DomainError `not_found` (404), `not_allowed`, `not_verified`, `own_challenge` (403), `answers_over`,
 * `proposal_state`, `changed_meanwhile` (409), `unknown_choice`, `cost_order` (422)
 */
export const saveProposal = ({ db, clock }: Acting, viewer: Person, written: Written): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const { proposal } = await write(tx, viewer, written, clock.now(), clock.today())
    return proposal.id
  })

/**
 * Keeps it and hands it in; the teams behind the challenge are told. Handing in what is handed in, as it stands, changes
 * nothing. @throws as `saveProposal`, and `proposal_lacks` (422)
 */
export const submitProposal = (
  { db, clock }: Acting,
  viewer: Person,
  written: Written,
  way: { origin: string },
): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const now = clock.now()
    refuseIncomplete(written.content)
    const organisation = authorOf(viewer)
    const rootId = await readRoot(tx, written.challengeId)
    const there = await findProposal(tx, { challengeId: rootId, organisationId: organisation.id })
    if (there?.state === 'submitted' && says(there, written.content)) return there.id
    const { entry, proposal } = await write(tx, viewer, written, now, clock.today())
    const state = nextProposalState(proposal.state, 'submit', 'author')
    await tx
      .updateTable('challenge_proposals')
      .set({ state, submitted_at: now, version: proposal.version + 1, updated_at: now })
      .where('id', '=', proposal.id)
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'proposal.submitted',
      object: { kind: 'proposal', id: proposal.id },
      detail: { version: proposal.version + 1 },
    })
    await tellTeams(tx, { entry, proposal, at: now }, way)
    return proposal.id
  })

/**
 * Takes back what was handed in; it can be written and handed in again. Taking it back twice changes nothing.
 * @throws DomainError `not_found` (404), `not_allowed`, `not_verified` (403), `proposal_state` (409)
 */
export const withdrawProposal = ({ db, clock }: Acting, viewer: Person, id: number): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const seen = await readProposal(tx, viewer, id)
    const { organisation } = seen.proposal
    refuseWithout(viewer, organisation.id, 'publish', { kind: 'proposal', id })
    await lockEntry(tx, seen.rootId)
    const proposal = await lockProposal(tx, id)
    if (proposal.state === 'withdrawn') return
    const now = clock.now()
    await tx
      .updateTable('challenge_proposals')
      .set({
        state: nextProposalState(proposal.state, 'withdraw', seen.side),
        decided_at: null,
        decided_by: null,
        decided_for: null,
        decision_reason: '',
        version: proposal.version + 1,
        updated_at: now,
      })
      .where('id', '=', id)
      .execute()
    await audit(tx, auditSource(viewer), { action: 'proposal.withdrawn', object: { kind: 'proposal', id } })
  })

/** @throws DomainError `not_allowed` (403) for whoever acts for nobody that answers challenges */
function authorOf({ organisation }: Person): Membership {
  if (organisation === null || !answers(organisation.kind))
    throw new DomainError('not_allowed', {}, { status: 403 })
  return organisation
}

/** Whether proposals are taken: the challenge is public, open, and its last day is not over. */
function refuseOver(entry: Entry, today: string): void {
  if (entry.stage !== 'published' || entry.answersUntil === null || entry.answersUntil < today)
    throw new DomainError('answers_over', {}, { status: 409 })
}

/** The entry is locked first, so that an answer and the end of the challenge come one after the other. */
async function write(
  tx: Tx,
  viewer: Person,
  { challengeId, version, content }: Written,
  now: Date,
  today: string,
): Promise<{ entry: Entry; proposal: Proposal }> {
  const organisation = authorOf(viewer)
  const entry = await lockEntry(tx, await readRoot(tx, challengeId))
  refuseOver(entry, today)
  refuseWithout(viewer, organisation.id, 'publish', { kind: 'challenge', id: challengeId })
  if ((await teamsBehind(tx, entry)).includes(organisation.id))
    throw new DomainError('own_challenge', {}, { status: 403 })
  if (
    content.costMinMinor !== null &&
    content.costMaxMinor !== null &&
    content.costMaxMinor < content.costMinMinor
  )
    throw new DomainError('cost_order', { field: 'costMax' })
  await refuseForeignOffering(tx, organisation.id, content.offeringId)
  await tx
    .insertInto('challenge_proposals')
    .values({
      challenge_id: entry.id,
      organisation_id: organisation.id,
      created_by: viewer.id,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.columns(['challenge_id', 'organisation_id']).doNothing())
    .execute()
  const there = await findProposal(tx, { challengeId: entry.id, organisationId: organisation.id })
  if (there === null) throw new Error('a proposal that was just added is gone')
  const proposal = await lockProposal(tx, there.id)
  const state = nextProposalState(proposal.state, 'write', 'author')
  if (says(proposal, content) && proposal.state === state) return { entry, proposal }
  // A proposal that nobody has written in yet is its first writer's.
  if (proposal.version !== Math.max(version, 1))
    throw new DomainError('changed_meanwhile', {}, { status: 409 })
  await tx
    .updateTable('challenge_proposals')
    .set({ ...toProposalRow(content), state, version: proposal.version + 1, updated_at: now })
    .where('id', '=', proposal.id)
    .execute()
  return { entry, proposal: await lockProposal(tx, proposal.id) }
}

async function refuseForeignOffering(tx: Tx, organisationId: number, id: number | null): Promise<void> {
  if (id === null) return
  const row = await tx
    .selectFrom('offerings')
    .select('id')
    .where('id', '=', id)
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'published')
    .executeTakeFirst()
  if (!row) throw new DomainError('unknown_choice', { field: 'offering' })
}

const says = (proposal: Proposal, content: ProposalContent): boolean =>
  (Object.keys(content) as (keyof ProposalContent)[]).every((name) => proposal[name] === content[name])

import { sql } from 'kysely'
import { isPerson, isReviewer, membershipIn, type Viewer } from '~/modules/accounts'
import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import { readEntry, readRoot } from '../entries.repo.server'
import { teamsBehind } from '../teams-behind.server'
import {
  isSeenByJudges,
  type Maturity,
  type Proposal,
  type ProposalContent,
  type ProposalSide,
  type ProposalState,
} from './proposal'

const rowsOf = (db: Db | Tx) =>
  db
    .selectFrom('challenge_proposals as p')
    .innerJoin('organisations as g', 'g.id', 'p.organisation_id')
    .selectAll('p')
    .select(['g.name_zh as organisation_zh', 'g.name_en as organisation_en'])

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

const toProposal = (row: Row): Proposal => ({
  id: row.id,
  challengeId: row.challenge_id,
  organisation: { id: row.organisation_id, nameZh: row.organisation_zh, nameEn: row.organisation_en },
  state: row.state as ProposalState,
  title: row.title,
  approach: row.approach,
  maturity: row.maturity as Maturity | null,
  durationMonths: row.duration_months,
  costMinMinor: row.cost_min_minor,
  costMaxMinor: row.cost_max_minor,
  currency: row.currency,
  offeringId: row.offering_id,
  version: row.version,
  submittedAt: row.submitted_at,
  decisionReason: row.decision_reason,
  decidedAt: row.decided_at,
  updatedAt: row.updated_at,
})

export const toProposalRow = (content: ProposalContent) => ({
  title: content.title,
  approach: content.approach,
  maturity: content.maturity,
  duration_months: content.durationMonths,
  cost_min_minor: content.costMinMinor,
  cost_max_minor: content.costMaxMinor,
  offering_id: content.offeringId,
})

/** What an organisation answers a challenge with; null: nothing yet. */
export async function findProposal(
  db: Db | Tx,
  { challengeId, organisationId }: { challengeId: number; organisationId: number },
): Promise<Proposal | null> {
  const row = await rowsOf(db)
    .where('p.challenge_id', '=', challengeId)
    .where('p.organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row ? toProposal(row) : null
}

/** A proposal, locked until the transaction ends; the entry it answers is locked before. @throws `not_found` (404) */
export async function lockProposal(tx: Tx, id: number): Promise<Proposal> {
  const row = await rowsOf(tx).where('p.id', '=', id).forUpdate('p').executeTakeFirst()
  if (!row) throw notFoundError('proposal', id)
  return toProposal(row)
}

export type SeenProposal = {
  proposal: Proposal
  side: ProposalSide
  /** the team behind the challenge that the viewer belongs to */
  teamId: number | null
  /** the entry that stands for the one it answers */
  rootId: number
}

/** What a proposal names, for its page. */
export async function readNamed(
  db: Db,
  { proposal, rootId }: SeenProposal,
): Promise<{ challenge: Named; offering: Named | null }> {
  const [challenge, offering] = await Promise.all([
    db
      .selectFrom('challenges')
      .select(['title_zh', 'title_en'])
      .where('id', '=', rootId)
      .executeTakeFirstOrThrow(),
    proposal.offeringId === null
      ? undefined
      : db
          .selectFrom('offerings')
          .select(['name_zh', 'name_en'])
          .where('id', '=', proposal.offeringId)
          .where('state', 'in', ['published', 'paused'])
          .executeTakeFirst(),
  ])
  return {
    challenge: { zh: challenge.title_zh, en: challenge.title_en },
    offering: offering ? { zh: offering.name_zh, en: offering.name_en } : null,
  }
}
type Named = { zh: string; en: string }

/**
 * A proposal with the side that the viewer is on. Those who wrote it, teams behind the challenge and reviewers, and
 * nobody else. @throws DomainError `not_found` (404)
 */
export async function readProposal(db: Db | Tx, viewer: Viewer, id: number): Promise<SeenProposal> {
  const row = await rowsOf(db).where('p.id', '=', id).executeTakeFirst()
  if (!row || !isPerson(viewer)) throw notFoundError('proposal', id)
  const proposal = toProposal(row)
  const rootId = await readRoot(db, proposal.challengeId)
  if (membershipIn(viewer, proposal.organisation.id))
    return { proposal, side: 'author', teamId: null, rootId }
  if (!isSeenByJudges(proposal.state)) throw notFoundError('proposal', id)
  const teams = await teamsBehind(db, await readEntry(db, rootId))
  const teamId = teams.find((team) => membershipIn(viewer, team) !== null) ?? null
  if (teamId !== null) return { proposal, side: 'team', teamId, rootId }
  if (!isReviewer(viewer)) throw notFoundError('proposal', id)
  return { proposal, side: 'reviewer', teamId: null, rootId }
}

export type ProposalLine = Proposal & { challenge: { id: number; titleZh: string; titleEn: string } }

const withChallenges = (db: Db) =>
  rowsOf(db)
    .innerJoin('challenges as c', 'c.id', 'p.challenge_id')
    .select(['c.title_zh as challenge_zh', 'c.title_en as challenge_en'])
    .orderBy('p.updated_at', 'desc')
    .orderBy('p.id', 'desc')

type LineRow = Row & { challenge_zh: string; challenge_en: string }
const toLine = (row: LineRow): ProposalLine => ({
  ...toProposal(row),
  challenge: { id: row.challenge_id, titleZh: row.challenge_zh, titleEn: row.challenge_en },
})

/** What an organisation wrote, the latest change first. */
export async function listOwnProposals(
  db: Db,
  organisationId: number,
  limit: number,
): Promise<ProposalLine[]> {
  const rows = await withChallenges(db).where('p.organisation_id', '=', organisationId).limit(limit).execute()
  return rows.map(toLine)
}

/** The challenges that needs of these organisations stand behind, and everything merged with them. */
const behind = (organisationIds: readonly number[]) => sql<boolean>`
  p.challenge_id in (
    with recursive up (id, merged_into) as (
      select c.id, c.merged_into from challenges c join needs n on n.id = c.need_id
      where n.organisation_id = any(${[...organisationIds]}::bigint[])
      union
      select c.id, c.merged_into from challenges c join up on c.id = up.merged_into
    ), down (id) as (
      select id from up where merged_into is null
      union
      select c.id from challenges c join down d on c.merged_into = d.id
    ) select id from down
  )`

/** What the viewer judges: every proposal for reviewers, those on challenges of their own needs for teams. */
export async function listProposalsToJudge(
  db: Db,
  viewer: Viewer,
  { state, limit }: { state?: ProposalState; limit: number },
): Promise<ProposalLine[]> {
  if (!isPerson(viewer)) return []
  const rows = await withChallenges(db)
    .where('p.state', 'in', state ? [state] : ['submitted', 'shortlisted', 'declined'])
    .where('p.state', 'not in', ['draft', 'withdrawn'])
    .$if(!isReviewer(viewer), (query) => query.where(behind(viewer.organisations.map(({ id }) => id))))
    .limit(limit)
    .execute()
  return rows.map(toLine)
}

/** The proposals that stand on an entry and on what was merged into it, the first submitted first. */
export async function listProposalsOn(db: Db, entryId: number): Promise<ProposalLine[]> {
  const rows = await withChallenges(db)
    .where(sql<boolean>`p.challenge_id in (
      with recursive down (id) as (
        select ${entryId}::bigint union select c.id from challenges c join down d on c.merged_into = d.id
      ) select id from down)`)
    .where('p.state', 'in', ['submitted', 'shortlisted', 'declined'])
    .clearOrderBy()
    .orderBy('p.submitted_at')
    .orderBy('p.id')
    .execute()
  return rows.map(toLine)
}

/** How many of an organisation's are in each state. */
export async function countOwnProposals(
  db: Db,
  organisationId: number,
): Promise<Partial<Record<ProposalState, number>>> {
  const rows = await db
    .selectFrom('challenge_proposals')
    .select(['state', ({ fn }) => fn.countAll<number>().as('n')])
    .where('organisation_id', '=', organisationId)
    .groupBy('state')
    .execute()
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}

/** How many wait for a word of the viewer. */
export async function countProposalsToJudge(db: Db, viewer: Viewer): Promise<number> {
  if (!isPerson(viewer)) return 0
  const { n } = await db
    .selectFrom('challenge_proposals as p')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('p.state', '=', 'submitted')
    .$if(!isReviewer(viewer), (query) => query.where(behind(viewer.organisations.map(({ id }) => id))))
    .executeTakeFirstOrThrow()
  return n
}

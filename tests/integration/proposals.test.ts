import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts'
import {
  actOnEntry,
  actOnProposal,
  answerChallenge,
  countOwnProposals,
  countProposalsToJudge,
  findProposal,
  listProposalsToJudge,
  readProposal,
} from '~/modules/challenges/index.server'
import { makeChallenge, makeUnmetNeed } from '../support/challenges'
import { useDatabase } from '../support/database'
import { addMember, makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testServices } from '../support/services'

const database = useDatabase('vocabulary')
const way = { origin: 'https://muster.example' }
const fields = {
  version: 1,
  title: '水下液压剪',
  approach: '无人潜器搭载液压剪。',
  maturity: 'prototype',
  durationMonths: 12,
  costMin: null,
  costMax: 80_000_00,
  offering: null,
} as const

let author: Person
let colleague: Person
let rival: Person
let team: Person
let reviewer: Person
let challengeId: number
let organisationId: number
let teamId: number

const member = async (
  kind: 'enterprise' | 'institute' | 'rescue_team',
  role: 'owner' | 'viewer' = 'owner',
) => {
  const person = await makePerson(database.db)
  const id = await makeOrganisation(database.db, { kind, members: [[person, role]] })
  return { id, viewer: await viewerOf(database.db, person, { organisationId: id }) }
}
const services = () => testServices(database)
const answer = (viewer: Person, act: 'save' | 'submit', changes: object = {}) =>
  answerChallenge(services(), viewer, { challengeId, form: { act, ...fields, ...changes } }, way)
const act = (viewer: Person, id: number, act: 'withdraw' | 'shortlist' | 'decline', reason = '思路可行') =>
  actOnProposal(services(), viewer, { id, form: act === 'withdraw' ? { act } : { act, reason } }, way)
const mails = (kind: string) =>
  database.db.selectFrom('mails').select(['to_address', 'body_text']).where('kind', '=', kind).execute()
const state = async (id: number) =>
  (
    await database.db
      .selectFrom('challenge_proposals')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).state

beforeAll(async () => {
  const { db } = database
  const institute = await member('institute')
  organisationId = institute.id
  author = institute.viewer
  const second = await makePerson(db)
  await addMember(db, organisationId, second, 'editor')
  colleague = await viewerOf(db, second, { organisationId })
  rival = (await member('enterprise')).viewer
  const asking = await member('rescue_team')
  teamId = asking.id
  team = asking.viewer
  const staff = await makePerson(db, { platformRole: 'reviewer' })
  reviewer = await viewerOf(db, staff, { organisationId: null })
})

beforeEach(async () => {
  const needId = await makeUnmetNeed(database.db, { organisationId: teamId })
  challengeId = await makeChallenge(database.db, { needId })
})

describe('answering a challenge', () => {
  it('two of one organisation who begin at once write the same proposal, and the second is told', async () => {
    const done = await Promise.allSettled([
      answer(author, 'save'),
      answer(colleague, 'save', { title: '另一个名字' }),
    ])
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'changed_meanwhile' },
    })
    const { n } = await database.db
      .selectFrom('challenge_proposals')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('challenge_id', '=', challengeId)
      .executeTakeFirstOrThrow()
    expect(n).toBe(1)
  })

  it('is handed in once however often it is sent, and the team is told once', async () => {
    const before = (await mails('proposal_submitted')).length
    const ids = await Promise.all(
      [answer(author, 'submit'), answer(author, 'submit')].map((p) => p.catch(() => 0)),
    )
    const id = Math.max(...ids)
    expect(await state(id)).toBe('submitted')
    expect(await answer(author, 'submit')).toBe(id)
    await act(author, id, 'withdraw')
    await act(author, id, 'withdraw')
    const there = await findProposal(database.db, { challengeId, organisationId })
    await answer(author, 'submit', { version: there?.version, title: '液压剪二型' })
    const told = await mails('proposal_submitted')
    expect(told).toHaveLength(before + 1)
    expect(told.at(-1)?.body_text).toContain(`/proposals/${id}`)
  })

  it('keeps one figure of cost as the whole range', async () => {
    await answer(author, 'save')
    expect(await findProposal(database.db, { challengeId, organisationId })).toMatchObject({
      costMinMinor: 80_000_00,
      costMaxMinor: 80_000_00,
      state: 'draft',
    })
  })

  it('needs a whole proposal, an organisation that answers, and a challenge that is not its own', async () => {
    await expect(answer(author, 'submit', { maturity: null })).rejects.toMatchObject({
      code: 'proposal_lacks',
      params: { field: 'maturity' },
    })
    await expect(answer(team, 'submit')).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(answer(author, 'submit', { costMin: 90_000_00 })).rejects.toMatchObject({
      code: 'cost_order',
    })
    await expect(answer(author, 'submit', { offering: 1 })).rejects.toMatchObject({ code: 'unknown_choice' })
    const own = await makeUnmetNeed(database.db, { organisationId })
    challengeId = await makeChallenge(database.db, { needId: own })
    await expect(answer(author, 'submit')).rejects.toMatchObject({ code: 'own_challenge' })
  })

  it('is not possible after the last day, nor once the challenge has ended', async () => {
    const over = challengeId
    await database.db
      .updateTable('challenges')
      .set({ answers_until: '2026-11-22' })
      .where('id', '=', over)
      .execute()
    await expect(answer(author, 'submit')).rejects.toMatchObject({ code: 'answers_over' })
    const needId = await makeUnmetNeed(database.db, { organisationId: teamId })
    challengeId = await makeChallenge(database.db, { needId })
    // At the same moment: whichever comes first, nothing is handed in after the end.
    const [closed, handed] = await Promise.allSettled([
      actOnEntry(services(), reviewer, challengeId, { act: 'close', how: 'unanswered', text: '无人应答' }),
      answer(author, 'submit'),
    ])
    expect(closed.status).toBe('fulfilled')
    if (handed.status === 'rejected') expect(handed.reason).toMatchObject({ code: 'answers_over' })
    else {
      const row = await database.db
        .selectFrom('challenge_proposals as p')
        .innerJoin('challenges as c', 'c.id', 'p.challenge_id')
        .select(['p.updated_at', 'c.closed_at'])
        .where('p.id', '=', handed.value)
        .executeTakeFirstOrThrow()
      expect(row.updated_at.getTime()).toBeLessThanOrEqual(row.closed_at?.getTime() ?? 0)
    }
    await expect(answer(rival, 'submit')).rejects.toMatchObject({ code: 'answers_over' })
  })
})

describe('who reads a proposal', () => {
  it('its authors always; the team and reviewers once it is handed in; rivals never', async () => {
    const id = await answer(author, 'save')
    await expect(readProposal(database.db, team, id)).rejects.toMatchObject({ status: 404 })
    await expect(readProposal(database.db, reviewer, id)).rejects.toMatchObject({ status: 404 })
    const there = await findProposal(database.db, { challengeId, organisationId })
    await answer(author, 'submit', { version: there?.version })
    expect((await readProposal(database.db, colleague, id)).side).toBe('author')
    expect(await readProposal(database.db, team, id)).toMatchObject({ side: 'team', teamId })
    expect((await readProposal(database.db, reviewer, id)).side).toBe('reviewer')
    await expect(readProposal(database.db, rival, id)).rejects.toMatchObject({ status: 404 })
    const listed = async (viewer: Person) =>
      (await listProposalsToJudge(database.db, viewer, { limit: 100 })).map((row) => row.id)
    expect(await listed(team)).toContain(id)
    expect(await listed(reviewer)).toContain(id)
    expect(await listed(rival)).toEqual([])
  })

  it('a team whose need was merged into another entry reads what that one receives', async () => {
    const kept = challengeId
    const other = await member('rescue_team')
    const merged = await makeChallenge(database.db, {
      needId: await makeUnmetNeed(database.db, { organisationId: other.id }),
    })
    await database.db.updateTable('challenges').set({ merged_into: kept }).where('id', '=', merged).execute()
    const id = await answer(author, 'submit')
    expect((await readProposal(database.db, other.viewer, id)).side).toBe('team')
    expect(
      (await listProposalsToJudge(database.db, other.viewer, { limit: 9 })).map((row) => row.id),
    ).toEqual([id])
    expect(await countProposalsToJudge(database.db, other.viewer)).toBe(1)
  })
})

describe('deciding a proposal', () => {
  it('tells its authors the reason, once, and can be decided otherwise', async () => {
    const id = await answer(author, 'submit')
    const waiting = await countProposalsToJudge(database.db, reviewer)
    const before = (await mails('proposal_shortlisted')).length
    await act(team, id, 'shortlist')
    await act(team, id, 'shortlist')
    expect(await countProposalsToJudge(database.db, reviewer)).toBe(waiting - 1)
    const told = await mails('proposal_shortlisted')
    expect(told).toHaveLength(before + 2)
    expect(told.at(-1)?.body_text).toContain('思路可行')
    expect(await countOwnProposals(database.db, organisationId)).toMatchObject({ shortlisted: 1 })
    await act(reviewer, id, 'decline', '现场条件不符')
    expect((await readProposal(database.db, author, id)).proposal).toMatchObject({
      state: 'declined',
      decisionReason: '现场条件不符',
    })
    await expect(act(author, id, 'withdraw')).rejects.toMatchObject({ code: 'proposal_state' })
  })

  it('is nobody else’s, and of a decision and a withdrawal at once one comes second', async () => {
    const id = await answer(author, 'submit')
    await expect(act(rival, id, 'shortlist')).rejects.toMatchObject({ status: 404 })
    await expect(act(author, id, 'shortlist')).rejects.toMatchObject({ code: 'own_organisation' })
    const done = await Promise.allSettled([act(author, id, 'withdraw'), act(team, id, 'decline')])
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(['withdrawn', 'declined']).toContain(await state(id))
  })
})

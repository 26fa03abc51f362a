import { beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts'
import { actOnEntry, readEntries, readReviewedEntry } from '~/modules/challenges/index.server'
import { endorseNeed, findNoMatch, reopenNeed, withdrawNeed } from '~/modules/needs/index.server'
import { entryOf, makeUnmetNeed } from '../support/challenges'
import { useDatabase } from '../support/database'
import { makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testServices } from '../support/services'

const database = useDatabase('vocabulary')
const origin = 'https://muster.example'
const services = () => testServices(database)

async function makeTeam(kind: 'rescue_team' | 'enterprise' = 'rescue_team') {
  const { db } = database
  const owner = await makePerson(db)
  const id = await makeOrganisation(db, { kind, members: [[owner, 'owner']] })
  return { id, owner, viewer: await viewerOf(db, owner, { organisationId: id }) }
}
const makeReviewer = async () =>
  viewerOf(database.db, await makePerson(database.db, { platformRole: 'reviewer' }))

let team: Awaited<ReturnType<typeof makeTeam>>
let reviewer: Person
let needId = 0
let id = 0
beforeEach(async () => {
  team = await makeTeam()
  reviewer = await makeReviewer()
  needId = await makeUnmetNeed(database.db, { organisationId: team.id })
  id = await entryOf(database.db, needId)
})

const act = (entry: number, form: Parameters<typeof actOnEntry>[3], by = reviewer) =>
  actOnEntry(services(), by, entry, form)
const rate = (entry: number, urgency: number, difficulty: number, by = reviewer) =>
  act(entry, { act: 'rate', urgency, difficulty, rationale: '汛期前要用' }, by)
const content = {
  titleZh: '水下破拆',
  titleEn: 'Breaking under water',
  textZh: '在三米深的浑水里破拆混凝土。',
  textEn: '',
  scenarios: [],
  tracks: ['T05.02'],
  answersUntil: '2027-03-31',
}
const publish = (entry: number, version = 1, changes: Partial<typeof content> = {}) =>
  act(entry, { act: 'publish', version, ...content, ...changes })
const merge = (from: number, into: number, by = reviewer) =>
  act(into, { act: 'merge', into: from, keep: 'this' }, by)
const another = async () => {
  const other = await makeUnmetNeed(database.db)
  return { needId: other, id: await entryOf(database.db, other) }
}
const read = async (entry: number) => (await readReviewedEntry(database.db, entry)).entry
const stage = async (entry = id) => (await read(entry)).stage
const code = (name: string) => expect.objectContaining({ code: name })
const logged = async (entry = id) =>
  (
    await database.db
      .selectFrom('audit_log')
      .select('action')
      .where('object_kind', '=', 'challenge')
      .where('object_id', '=', String(entry))
      .orderBy('id')
      .execute()
  ).map(({ action }) => action)

describe('the research-demand list', () => {
  it('takes in a need that its team closes without an acceptable match, once, and gives it back', async () => {
    const open = await makeUnmetNeed(database.db, { organisationId: team.id, state: 'open' })
    const close = () =>
      findNoMatch(services(), team.viewer, { id: open, reasons: ['performance'], text: '没有防水的' })
    await Promise.allSettled([close(), close(), close()])
    const entry = await entryOf(database.db, open)
    expect(await stage(entry)).toBe('collected')
    await rate(entry, 5, 4)
    expect(await stage(entry)).toBe('rated')
    await reopenNeed(services(), team.viewer, { id: open })
    expect(await stage(entry)).toBe('taken_out')
    await expect(publish(entry)).rejects.toEqual(code('challenge_state'))
    await close()
    expect(await entryOf(database.db, open)).toBe(entry)
    expect(await read(entry)).toMatchObject({ stage: 'rated', position: { urgency: 5, difficulty: 4 } })
    await withdrawNeed(services(), team.viewer, { id: open, how: 'not_needed', text: '' })
    expect(await stage(entry)).toBe('taken_out')
  })

  it('takes nothing in where the closing fails', async () => {
    const open = await makeUnmetNeed(database.db, { organisationId: team.id, state: 'open' })
    await expect(
      database.db.transaction().execute(async (tx) => {
        await tx.updateTable('needs').set({ state: 'no_acceptable_match' }).where('id', '=', open).execute()
        throw new Error('the process ends here')
      }),
    ).rejects.toThrow()
    await expect(entryOf(database.db, open)).rejects.toThrow()
  })

  it('holds one word of each reviewer, and places an entry at their mean', async () => {
    const second = await makeReviewer()
    await Promise.all([rate(id, 5, 2), rate(id, 5, 2), rate(id, 4, 5, second)])
    await rate(id, 3, 2)
    expect(await read(id)).toMatchObject({ ratings: 2, position: { urgency: 3.5, difficulty: 3.5 } })
    const cell = {
      stages: ['rated'] as const,
      order: 'urgency' as const,
      limit: 50,
      urgency: 4,
      difficulty: 4,
    }
    expect((await readEntries(database.db, cell)).entries.map((entry) => entry.id)).toContain(id)
    expect(await logged()).toEqual(['challenge.rated', 'challenge.rated', 'challenge.rated'])
    const ofTeam = await makePerson(database.db, { platformRole: 'reviewer' })
    await database.db
      .insertInto('memberships')
      .values({ organisation_id: team.id, person_id: ofTeam.id, role: 'viewer' })
      .execute()
    await expect(rate(id, 5, 5, await viewerOf(database.db, ofTeam))).rejects.toEqual(
      code('own_organisation'),
    )
  })
})

describe('merging', () => {
  it('keeps needs, endorsements and ratings, and gives them back', async () => {
    const other = await another()
    const endorser = await makeTeam()
    const endorse = (need: number, quantity: number) =>
      endorseNeed(services(), endorser.viewer, { needId: need, quantity, note: '' }, { origin })
    await endorse(needId, 2)
    await endorse(other.needId, 3)
    await rate(id, 2, 2)
    await rate(other.id, 4, 4, await makeReviewer())
    expect(await merge(id, other.id)).toBe(other.id)
    await merge(id, other.id)
    expect(await logged()).toEqual(['challenge.rated', 'challenge.merged'])
    const kept = await readReviewedEntry(database.db, other.id)
    expect(kept.entry).toMatchObject({ ratings: 2, position: { urgency: 3, difficulty: 3 } })
    // One team, which shares both.
    expect(kept.demand).toMatchObject({ teams: 1, quantity: 5 })
    expect(kept.demand.needs.map((need) => need.id).sort()).toEqual([needId, other.needId].sort())
    expect(await readReviewedEntry(database.db, id)).toMatchObject({
      entry: { stage: 'merged' },
      root: other.id,
    })
    await expect(rate(id, 1, 1)).rejects.toEqual(code('challenge_state'))
    // The need of the one that is kept goes; the other still waits.
    await reopenNeed(services(), await ownerOf(other.needId), { id: other.needId })
    expect(await stage(other.id)).toBe('rated')
    await act(other.id, { act: 'unmerge', entry: id })
    await act(other.id, { act: 'unmerge', entry: id })
    expect(await stage(other.id)).toBe('taken_out')
    expect(await read(id)).toMatchObject({ stage: 'rated', position: { urgency: 2, difficulty: 2 } })
  })

  it('never makes a circle, whoever merges what at the same time', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b, c] = [await another(), await another(), await another()]
      const results = await Promise.allSettled([
        merge(a.id, b.id),
        merge(b.id, a.id),
        merge(b.id, c.id),
        merge(c.id, a.id),
      ])
      expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(2)
      const roots = await Promise.all(
        [a, b, c].map(async (each) => (await readReviewedEntry(database.db, each.id)).root),
      )
      expect(new Set(roots).size).toBe(1)
      expect((await read(roots[0] as number)).needIds).toHaveLength(3)
    }
  })

  it('keeps the one that is public', async () => {
    const other = await another()
    await rate(id, 5, 5)
    await publish(id)
    await expect(merge(id, other.id)).rejects.toEqual(code('keep_published'))
    await merge(other.id, id)
    expect((await read(id)).needIds).toHaveLength(2)
  })
})

describe('publishing', () => {
  it('follows a rating, is safe to repeat, and refuses what somebody wrote on an older page', async () => {
    await expect(publish(id)).rejects.toEqual(code('challenge_state'))
    await rate(id, 5, 4)
    await expect(publish(id, 1, { answersUntil: '2026-11-22' })).rejects.toEqual(code('answers_past'))
    await expect(publish(id, 1, { tracks: ['T99'] })).rejects.toEqual(code('unknown_choice'))
    await expect(publish(id, 1, { tracks: [] })).rejects.toEqual(code('no_field_chosen'))
    await Promise.all([publish(id), publish(id)])
    expect(await read(id)).toMatchObject({ stage: 'published', version: 2, titleZh: content.titleZh })
    await expect(publish(id, 1, { titleZh: '别的题目' })).rejects.toEqual(code('changed_meanwhile'))
    await publish(id, 2, { titleZh: '水下破拆机器人' })
    expect(await logged()).toEqual(['challenge.rated', 'challenge.published', 'challenge.revised'])
  })

  it('stays when the need is opened again afterwards, and ends as reviewers say', async () => {
    await rate(id, 5, 4)
    await publish(id)
    await reopenNeed(services(), team.viewer, { id: needId })
    expect(await stage()).toBe('published')
    const close = { act: 'close', how: 'answered', text: '两家企业联合研制' } as const
    await Promise.all([act(id, close), act(id, close)])
    expect(await read(id)).toMatchObject({ stage: 'closed', closing: { how: 'answered' } })
    await act(id, { act: 'reopen' })
    await act(id, { act: 'withdraw', reason: '题目要重写' })
    await act(id, { act: 'withdraw', reason: '题目要重写' })
    expect(await stage()).toBe('taken_out')
    expect((await logged()).slice(2)).toEqual([
      'challenge.closed',
      'challenge.reopened',
      'challenge.withdrawn',
    ])
  })

  it('and opening the need again at the same time end in one of the two, never in both', async () => {
    for (let round = 0; round < 5; round++) {
      const own = await makeUnmetNeed(database.db, { organisationId: team.id })
      const entry = await entryOf(database.db, own)
      await rate(entry, 5, 4)
      const [published] = await Promise.allSettled([
        publish(entry),
        reopenNeed(services(), team.viewer, { id: own }),
      ])
      expect(await stage(entry)).toBe(published?.status === 'fulfilled' ? 'published' : 'taken_out')
    }
  })
})

/** The owner of the team whose need this is; made where it has none. */
async function ownerOf(need: number): Promise<Person> {
  const { organisation_id: organisationId } = await database.db
    .selectFrom('needs')
    .select('organisation_id')
    .where('id', '=', need)
    .executeTakeFirstOrThrow()
  const owner = await makePerson(database.db)
  await database.db
    .insertInto('memberships')
    .values({ organisation_id: organisationId, person_id: owner.id, role: 'owner' })
    .execute()
  return viewerOf(database.db, owner, { organisationId })
}

import { beforeEach, describe, expect, it } from 'vitest'
import { matchesOfNeed } from '~/modules/matching/index.server'
import { actOnNeeds, listOwnNeeds } from '~/modules/needs/index.server'
import { todoGroups } from '~/modules/workbench'
import { readNewMatches, readWork } from '~/modules/workbench/index.server'
import { fixedClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testServices } from '../support/services'

const database = useDatabase('sample world')
/** 23 November in China. */
const today = new Date('2026-11-23T04:00:00Z')
const servicesNow = () => testServices(database, null, fixedClock(today))
const daysAgo = (days: number) => new Date(today.getTime() - days * 86_400_000)

async function makeMember(kind: 'rescue_team' | 'enterprise', platformRole: 'reviewer' | null = null) {
  const { db } = database
  const owner = await makePerson(db, { platformRole })
  const id = await makeOrganisation(db, { kind, members: [[owner, 'owner']] })
  return { id, viewer: await viewerOf(db, owner, { organisationId: id }) }
}

/** Moves a need of the sample world to an organisation: what it says, and so what it matches, stays. */
const give = (externalId: string, organisationId: number) =>
  database.db
    .updateTable('needs')
    .set({ organisation_id: organisationId })
    .where('external_id', '=', externalId)
    .returning('id')
    .executeTakeFirstOrThrow()

describe('the needs of a team, in its workbench', () => {
  let team: Awaited<ReturnType<typeof makeMember>>
  const makeNeed = async (values: { state: string; open_until?: string; title_zh: string }) =>
    (
      await database.db
        .insertInto('needs')
        .values({ organisation_id: team.id, ...values })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  const list = (filter?: Parameters<typeof listOwnNeeds>[2]['filter'], q?: string) =>
    listOwnNeeds(database.db, team.id, { filter, q, limit: 50, today: '2026-11-23' })

  beforeEach(async () => {
    team = await makeMember('rescue_team')
  })

  it('stand where there is something to do, and each count leads to just those', async () => {
    const lapsing = await makeNeed({ state: 'open', open_until: '2026-11-30', title_zh: '快到期的泵' })
    const open = await makeNeed({ state: 'open', open_until: '2026-12-01', title_zh: '还早的泵' })
    const revised = await makeNeed({ state: 'open', open_until: '2027-02-01', title_zh: '旧标题' })
    const draft = await makeNeed({ state: 'draft', title_zh: '' })
    await makeNeed({ state: 'withdrawn', title_zh: '撤回的' })
    await database.db
      .insertInto('need_revisions')
      .values([
        { need_id: revised, fields: JSON.stringify({ titleZh: '新标题' }), updated_at: today },
        { need_id: draft, fields: JSON.stringify({ titleZh: '草稿标题' }), updated_at: today },
      ])
      .execute()
    const all = await list()
    expect(all.rows.map(({ id, titleZh, standing }) => [id, titleZh, standing])).toEqual([
      [draft, '草稿标题', 'draft'],
      [revised, '新标题', 'revised'],
      [open, '还早的泵', 'open'],
      [lapsing, '快到期的泵', 'lapsing'],
    ])
    expect(all.counts).toEqual({ draft: 1, revised: 1, open: 1, lapsing: 1, withdrawn: 1 })
    for (const [standing, n] of Object.entries(all.counts))
      expect((await list(standing as keyof typeof all.counts)).rows).toHaveLength(n)
    expect((await list(undefined, '新标')).rows.map(({ id }) => id)).toEqual([revised])
    // A wildcard is a character like any other.
    expect((await list(undefined, '%')).rows).toEqual([])

    const work = await readWork(servicesNow(), team.viewer)
    expect(work).toMatchObject({ offerings: null, staff: null, needs: all.counts })
    const groups = todoGroups(work, team.viewer, 'en')
    expect(groups.map(({ key }) => key)).toEqual(['matches', 'introductions', 'needs'])
    expect(groups[2]?.todos.map(({ href, n }) => [href, n])).toEqual([
      ['/en/workbench/needs?state=lapsing', 1],
      ['/en/workbench/needs?state=draft', 1],
      ['/en/workbench/needs?state=revised', 1],
    ])
  })

  it('are renewed and withdrawn together, those that cannot be are left, and never those of another team', async () => {
    const open = await makeNeed({ state: 'open', open_until: '2026-11-30', title_zh: '泵' })
    const met = await makeNeed({ state: 'met', title_zh: '已满足' })
    const act = (id: number[], act: 'renew' | 'withdraw') =>
      actOnNeeds(servicesNow(), team.viewer, { id, act })
    expect(await act([met, open, open], 'renew')).toEqual({ done: 1, left: 1 })
    expect((await list()).rows.find(({ id }) => id === open)?.openUntil).toBe('2027-02-21')
    const other = await makeMember('rescue_team')
    await expect(
      actOnNeeds(servicesNow(), other.viewer, { id: [open], act: 'withdraw' }),
    ).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await act([open, met], 'withdraw')).toEqual({ done: 1, left: 1 })
    expect(await act([open], 'withdraw')).toEqual({ done: 0, left: 1 })
  })
})

describe('new matches', () => {
  it('are those of the need’s own page, of offerings published in the last week', async () => {
    const team = await makeMember('rescue_team')
    const own = []
    for (const externalId of ['N001', 'N002', 'N003']) own.push(await give(externalId, team.id))
    const find = (page: number, size: number) => readNewMatches(servicesNow(), team.viewer, { page, size })
    await database.db
      .updateTable('offerings')
      .set({ published_at: daysAgo(200) })
      .execute()
    expect(await find(1, 50)).toEqual({ items: [], total: 0 })
    const expected: string[] = []
    for (const { id } of own) {
      const { items } = await matchesOfNeed(servicesNow(), id, { page: 1, size: 50 })
      for (const { offering, match } of items)
        if (match.verdict !== 'near' && !match.far) expected.push(`${id}:${offering.id}:${match.score}`)
    }
    expect(expected.length).toBeGreaterThan(2)
    await database.db
      .updateTable('offerings')
      .set({ published_at: daysAgo(6) })
      .execute()
    const told = async (page: number, size: number) =>
      (await find(page, size))?.items.map(
        ({ need, offering, match }) => `${need.id}:${offering.id}:${match.score}`,
      ) ?? []
    const found = await told(1, 50)
    expect([...found].sort()).toEqual(expected.sort())
    expect((await readWork(servicesNow(), team.viewer)).newMatches).toBe(found.length)
    expect([...(await told(1, 2)), ...(await told(2, 2))]).toEqual(found.slice(0, 4))
  })

  it('show an enterprise only needs that it may read', async () => {
    const enterprise = await makeMember('enterprise')
    const { id: needId } = await database.db
      .selectFrom('needs')
      .select('id')
      .where('external_id', '=', 'N001')
      .executeTakeFirstOrThrow()
    await database.db
      .updateTable('offerings')
      .set({ organisation_id: enterprise.id })
      .where('reference', '=', false)
      .execute()
    await database.db
      .updateTable('needs')
      .set({ published_at: daysAgo(30) })
      .execute()
    const show = (visibility: string) =>
      database.db
        .updateTable('needs')
        .set({ published_at: daysAgo(1), visibility })
        .where('id', '=', needId)
        .execute()
    const found = async () =>
      (await readNewMatches(servicesNow(), enterprise.viewer, { page: 1, size: 50 }))?.items.map(
        ({ need }) => need.id,
      )
    await show('public')
    expect(new Set(await found())).toEqual(new Set([needId]))
    await show('invited')
    expect(await found()).toEqual([])
    await database.db
      .insertInto('need_invitations')
      .values({ need_id: needId, organisation_id: enterprise.id })
      .execute()
    expect(new Set(await found())).toEqual(new Set([needId]))
  })
})

describe('the site’s own work', () => {
  it('waits for reviewers and for nobody else', async () => {
    const reviewer = await makeMember('enterprise', 'reviewer')
    const work = await readWork(servicesNow(), reviewer.viewer)
    expect(work.staff).not.toBeNull()
    expect(todoGroups(work, reviewer.viewer, 'zh').map(({ key }) => key)).toEqual([
      'matches',
      'introductions',
      'offerings',
      'challenges',
      'staff',
    ])
    const plain = await makeMember('enterprise')
    expect((await readWork(servicesNow(), plain.viewer)).staff).toBeNull()
  })
})

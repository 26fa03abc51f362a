import { beforeEach, describe, expect, it } from 'vitest'
import { tellMatches } from '~/modules/follows/news/tell-matches.server'
import { readPreferences, savePreferences } from '~/modules/notifications/index.server'
import { fixedClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { publishLike } from '../support/follows'
import { makePair, type Pair } from '../support/introductions'
import { mailNotices } from '../support/notices'
import { addMember, makeOrganisation, makePerson } from '../support/people'
import { testServices } from '../support/services'

const database = useDatabase('sample world')
const db = () => database.db
/** 25 November, midday in China. */
const midday = new Date('2026-11-25T12:00:00+08:00')
const later = (minutes: number) => new Date(midday.getTime() + minutes * 60_000)
const services = (at = midday) => {
  const usual = testServices(database, null, fixedClock(at))
  return { ...usual, env: { ...usual.env, ORIGIN: 'https://muster.example' } }
}

let pair: Pair
beforeEach(async () => {
  pair = await makePair(db(), { offering: 'O002', need: 'N001' })
  for (const [table, id] of [
    ['needs', pair.needId],
    ['offerings', pair.offeringId],
  ] as const)
    await db()
      .updateTable(table)
      .set({ published_at: later(-600) })
      .where('id', '=', id)
      .execute()
  await tellMatches(services())
  await db().deleteFrom('notices').execute()
})

const publish = async (times = 1) =>
  publishLike(
    db(),
    'offerings',
    'O002',
    {
      organisation_id: await makeOrganisation(db(), { kind: 'enterprise' }),
      state: 'published',
      published_at: midday,
    },
    times,
  )
const post = (change: Record<string, unknown> = {}) =>
  publishLike(db(), 'needs', 'N001', { state: 'open', visibility: 'public', published_at: midday, ...change })
const told = (id: number) =>
  db()
    .selectFrom('notices')
    .select(['kind', 'params', 'path'])
    .where('person_id', '=', id)
    .orderBy('id')
    .execute()

describe('what newly suits somebody’s own', () => {
  it('is told to the members of a team by the number for each need, once, however many tell at once', async () => {
    await publish(3)
    await Promise.all([1, 2, 3, 4].map(() => tellMatches(services())))
    await tellMatches(services(later(10)))
    expect(await told(pair.team.id)).toMatchObject([
      { kind: 'new_match', params: { n: 3 }, path: `/needs/${pair.needId}#matches` },
    ])
    expect(await told(pair.enterprise.id)).toEqual([])
  })

  it('is told to an enterprise of a need, and of one that is not for everybody to nobody else', async () => {
    const organisation_id = await makeOrganisation(db(), { kind: 'rescue_team' })
    await post({ organisation_id })
    await tellMatches(services())
    const [first] = await told(pair.enterprise.id)
    expect(first).toMatchObject({
      kind: 'new_match_offering',
      params: { n: 1 },
      path: `/offerings/${pair.offeringId}#matches`,
    })
    await post({ organisation_id, visibility: 'invited' })
    await tellMatches(services(later(10)))
    await db()
      .updateTable('organisations')
      .set({ state: 'returned' })
      .where('id', '=', pair.enterpriseId)
      .execute()
    await post({ organisation_id, visibility: 'verified' })
    await tellMatches(services(later(20)))
    expect(await told(pair.enterprise.id)).toHaveLength(1)
  })

  it('of 5,000 offerings that come in at once is a mail or two for each person, and none for whoever turned it off', async () => {
    const off = await makePerson(db())
    await addMember(db(), pair.teamId, off, 'editor')
    const { kinds } = await readPreferences(db(), off.id)
    const quiet = { new_match: { ...kinds.new_match, mail: 'never' as const } }
    await savePreferences(services(), { ...pair.team, id: off.id }, { kinds: quiet })
    await savePreferences(services(), pair.team, {
      kinds: { new_match: { ...kinds.new_match, mail: 'at_once' } },
    })
    for (const minute of [0, 10]) {
      await publish(2_500)
      await tellMatches(services(later(minute)))
      await mailNotices(services(later(minute)))
    }
    await mailNotices(services(later(60)))
    expect((await told(pair.team.id)).map(({ params }) => (params as { n: number }).n)).toEqual([
      2_500, 2_500,
    ])
    const mails = await db().selectFrom('mails').select('person_id').execute()
    const to = (id: number) => mails.filter(({ person_id }) => person_id === id).length
    expect(to(pair.team.id)).toBeLessThanOrEqual(2)
    expect(to(pair.team.id)).toBeGreaterThan(0)
    expect(to(off.id)).toBe(0)
  }, 180_000)

  it('is nothing where it was there first, or belongs to oneself', async () => {
    await publishLike(db(), 'offerings', 'O002', {
      organisation_id: pair.teamId,
      state: 'published',
      published_at: midday,
    })
    const [old] = await publish()
    await db()
      .updateTable('offerings')
      .set({ published_at: later(-900) })
      .where('id', '=', old ?? 0)
      .execute()
    await tellMatches(services())
    expect(await told(pair.team.id)).toEqual([])
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { compareRank, type RankKey, tierOfMatch } from '~/modules/matching'
import { matchPrepared } from '~/modules/matching/evaluate'
import { matchesOfNeed, matchesOfOffering } from '~/modules/matching/index.server'
import {
  type PreparedNeed,
  type PreparedOffering,
  prepareNeed,
  prepareOffering,
} from '~/modules/matching/prepare'
import { toShow } from '~/modules/matching/rank'
import { type Need, toNeed } from '~/modules/needs'
import { type Offering, toOffering } from '~/modules/offerings'
import type { Vocabulary } from '~/modules/vocabulary'
import { openSearch } from '~search/client.server'
import { markForIndex } from '~search/marks.server'
import { reindex } from '~search/reindex.server'
import { syncIndex } from '~search/sync.server'
import { useDatabase } from '../support/database'
import { addPerturbed } from '../support/generated-matching'
import { useSearch } from '../support/search'
import { testServices } from '../support/services'

const database = useDatabase('sample world')
const search = useSearch()
const today = '2026-11-23'

type World = {
  vocabulary: Vocabulary
  needs: { need: Need; ready: PreparedNeed }[]
  offerings: { offering: Offering; ready: PreparedOffering }[]
}

async function readWorld(): Promise<World> {
  const vocabulary = await testServices(database).vocabulary()
  const needs = await database.db.selectFrom('public_needs').selectAll().execute()
  const offerings = await database.db.selectFrom('public_offerings').selectAll().execute()
  return {
    vocabulary,
    needs: needs
      .map(toNeed)
      .filter(({ reference }) => !reference)
      .map((need) => ({ need, ready: prepareNeed(need, vocabulary, today) })),
    offerings: offerings
      .map(toOffering)
      .filter(({ reference }) => !reference)
      .map((offering) => ({ offering, ready: prepareOffering(offering, vocabulary) })),
  }
}

/** The list that holding every pair against each other gives. */
function bruteForce(
  pairs: { need: PreparedNeed; offering: PreparedOffering; id: number; at: number }[],
  world: World,
) {
  const ranked = pairs.flatMap(({ need, offering, id, at }) => {
    const match = matchPrepared(need, offering, world.vocabulary)
    if (!match) return []
    const level = world.vocabulary.verificationLevels.get(offering.verificationLevel ?? '')
    const key: RankKey = {
      tier: tierOfMatch(match),
      score: match.score,
      verification: level?.rank ?? 0,
      publishedAt: at,
      id,
    }
    return [{ key, match }]
  })
  ranked.sort((a, b) => compareRank(a.key, b.key))
  const count = (tier: number) => ranked.filter(({ key }) => key.tier === tier).length
  return {
    list: toShow(ranked, 50).map(({ key, match }) => [key.id, match.verdict, match.score]),
    counts: { pass: count(0), unknown: count(1) },
  }
}

const forNeed = ({ ready }: World['needs'][number], world: World) =>
  bruteForce(
    world.offerings.map((other) => ({
      need: ready,
      offering: other.ready,
      id: other.ready.id,
      at: other.ready.publishedAt,
    })),
    world,
  )
const forOffering = ({ ready }: World['offerings'][number], world: World) =>
  bruteForce(
    world.needs.map((other) => ({
      need: other.ready,
      offering: ready,
      id: other.ready.id,
      at: other.ready.publishedAt,
    })),
    world,
  )

async function compareNeeds(world: World, engine: 'meilisearch' | 'postgres') {
  const services = testServices(database, engine === 'meilisearch' ? search : null)
  const tiers = new Set<string>()
  for (const need of world.needs) {
    const found = await matchesOfNeed(services, need.need, { size: 50 })
    const { list, counts } = forNeed(need, world)
    expect(found.items.map(({ offering, match }) => [offering.id, match.verdict, match.score])).toEqual(list)
    expect(found.counts).toMatchObject(counts)
    expect(found.engine).toBe(engine)
    expect(found.acceptable).toBe(counts.pass + counts.unknown > 0)
    tiers.add(
      found.acceptable ? (found.total === 50 ? 'full' : 'some') : found.total > 0 ? 'nearest' : 'none',
    )
  }
  return tiers
}

async function compareOfferings(world: World, engine: 'meilisearch' | 'postgres', every = 1) {
  const services = testServices(database, engine === 'meilisearch' ? search : null)
  for (const offering of world.offerings.filter((_, index) => index % every === 0)) {
    const found = await matchesOfOffering(services, offering.offering, { size: 50 })
    const { list, counts } = forOffering(offering, world)
    expect(found.items.map(({ need, match }) => [need.id, match.verdict, match.score])).toEqual(list)
    expect(found.counts).toMatchObject(counts)
    expect(found.engine).toBe(engine)
  }
}

const rebuild = async () => {
  await reindex(database.db, search, 'offerings')
  await reindex(database.db, search, 'needs')
}

describe('over the sample world', () => {
  let world: World
  beforeAll(async () => {
    await rebuild()
    world = await readWorld()
    expect([world.needs.length, world.offerings.length]).toEqual([74, 200])
  })

  test('the list of every need is that of exact evaluation', () => compareNeeds(world, 'meilisearch'))
  test('so it is from Postgres', () => compareNeeds(world, 'postgres'))
  test('the list of every offering is that of exact evaluation', () => compareOfferings(world, 'meilisearch'))
  test('so it is from Postgres, too', () => compareOfferings(world, 'postgres'))

  test('both directions tell the same match of a pair', async () => {
    const services = testServices(database, search)
    let pairs = 0
    for (const { need } of world.needs.slice(0, 20)) {
      const found = await matchesOfNeed(services, need, { size: 50 })
      for (const { offering, match } of found.items.slice(0, 2)) {
        const other = await matchesOfOffering(services, offering, { size: 50 })
        const back = other.items.find((item) => item.need.id === need.id)
        if (!back) continue
        expect(back.match).toEqual(match)
        pairs++
      }
    }
    expect(pairs).toBeGreaterThan(10)
  })

  test('a need that nothing meets says so and shows the nearest', async () => {
    const gaps = world.needs.filter(({ need }) => /^N07[1-4]$/.test(need.externalId ?? ''))
    expect(gaps).toHaveLength(4)
    for (const { need } of gaps) {
      const found = await matchesOfNeed(testServices(database, search), need.id)
      expect(found.acceptable).toBe(false)
      expect(found.counts).toMatchObject({ pass: 0, unknown: 0 })
      expect(found.items.length).toBeGreaterThan(0)
      for (const { match } of found.items) expect(match.verdict).toBe('near')
    }
  })

  test('pages cut the same list, and a page past the end is empty', async () => {
    const services = testServices(database, search)
    const need = world.needs[46]?.need
    if (!need) throw new Error('there is such a need')
    const whole = await matchesOfNeed(services, need, { size: 50 })
    expect(whole.total).toBeGreaterThan(2)
    const pages = await Promise.all(
      [1, 2, 3, 4].map((page) => matchesOfNeed(services, need, { page, size: 2 })),
    )
    expect(pages.flatMap(({ items }) => items)).toEqual(whole.items.slice(0, 8))
    expect(pages.flatMap(({ items }) => items.map(({ rank }) => rank))).toEqual(
      whole.items.slice(0, 8).map((_, index) => index + 1),
    )
    expect((await matchesOfNeed(services, need, { page: 99 })).items).toEqual([])
  })

  test('a need outside the scope is not found', async () => {
    const services = testServices(database, search)
    await expect(matchesOfNeed(services, 999_999)).rejects.toMatchObject({ code: 'not_found', status: 404 })
    await expect(matchesOfOffering(services, 999_999)).rejects.toMatchObject({
      code: 'not_found',
      status: 404,
    })
  })

  test('a change that the index has taken in changes the list', async () => {
    const services = testServices(database, search)
    const need = world.needs.find((found) => found.need.externalId === 'N001')?.need
    if (!need) throw new Error('there is N001')
    const before = await matchesOfNeed(services, need)
    const best = before.items[0]?.offering.id ?? 0
    const change = async (state: 'paused' | 'published') => {
      await database.db.transaction().execute(async (tx) => {
        await tx
          .updateTable('offerings')
          .set({ state, updated_at: new Date() })
          .where('id', '=', best)
          .execute()
        await markForIndex(tx, 'offerings', [best])
      })
      await syncIndex(database.db, search, 'offerings')
    }
    await change('paused')
    const without = await matchesOfNeed(services, need)
    expect(without.items.map(({ offering }) => offering.id)).not.toContain(best)
    await change('published')
    const again = await matchesOfNeed(services, need)
    expect(again.items.map(({ offering }) => offering.id)).toEqual(
      before.items.map(({ offering }) => offering.id),
    )
  })

  test('with the engine down the answer comes from Postgres, and says so', async () => {
    const dead = openSearch({ url: 'http://127.0.0.1:9' })
    const services = testServices(database, dead)
    const need = world.needs[0]
    const offering = world.offerings[0]
    if (!need || !offering) throw new Error('the world is empty')
    expect((await matchesOfNeed(services, need.need.id)).engine).toBe('postgres')
    expect((await matchesOfOffering(services, offering.offering.id)).engine).toBe('postgres')
    dead.close()
  })
})

describe('over generated worlds', () => {
  test('both directions list what exact evaluation lists', async () => {
    const small = await readWorld()
    await addPerturbed(
      database.db,
      small.vocabulary,
      {
        offerings: small.offerings.map(({ offering }) => offering).filter(({ sample }) => sample),
        needs: small.needs.map(({ need }) => need).filter(({ sample }) => sample),
      },
      { offerings: 800, needs: 40, seed: 11 },
    )
    await rebuild()
    const world = await readWorld()
    const tiers = await compareNeeds(world, 'meilisearch')
    expect([...tiers].sort()).toEqual(expect.arrayContaining(['full', 'nearest', 'some']))
    await compareNeeds(world, 'postgres')
    await compareOfferings(world, 'meilisearch', 10)
    await compareOfferings(world, 'postgres', 40)
  }, 240_000)
})

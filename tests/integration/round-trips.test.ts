import { beforeAll, describe, expect, it } from 'vitest'
import { matchesOfNeed, matchesOfOffering } from '~/modules/matching/index.server'
import { readNeedByExternalId } from '~/modules/needs/index.server'
import { parseOfferingQuery } from '~/modules/offerings'
import { readOfferingByExternalId, searchOfferings } from '~/modules/offerings/index.server'
import type { Services } from '~/platform/services.server'
import { reindex } from '~search/reindex.server'
import { useDatabase } from '../support/database'
import { useSearch } from '../support/search'
import { testServices } from '../support/services'

describe('the round trips of one page', () => {
  const database = useDatabase('sample world')
  const search = useSearch()
  beforeAll(async () => {
    for (const index of ['offerings', 'needs'] as const) await reindex(database.db, search, index)
  }, 120_000)

  /** How often `work` asks the database and the engine. */
  async function trips(work: (services: Services) => Promise<unknown>) {
    const counts = { database: 0, engine: 0 }
    const services = testServices(database, {
      ...search,
      post: (path, body) => {
        counts.engine++
        return search.post(path, body)
      },
    })
    services.db = services.db.withPlugin({
      transformQuery({ node }) {
        counts.database++
        return node
      },
      async transformResult({ result }) {
        return result
      },
    })
    await services.vocabulary()
    Object.assign(counts, { database: 0, engine: 0 })
    await work(services)
    return counts
  }

  // Two of a kind, for an answer that was given is kept.
  it.each([
    ['scenario=S03', 'scenario=S02'],
    ['q=%E6%8E%92%E6%B0%B4%E6%B3%B5', 'q=%E6%97%A0%E4%BA%BA%E6%9C%BA'],
    ['q=pump+of+at+least+400+m3%2Fh', 'q=pump+of+at+least+500+m3%2Fh'],
    ['track=T05', 'track=T10'],
  ])('are as many for 5 results as for 50, for %s and %s', async (small, large) => {
    const ask = (asked: string, size: number) => async (services: Services) => {
      const vocabulary = await services.vocabulary()
      const params = new URLSearchParams(`${asked}&size=${size}`)
      const { query } = parseOfferingQuery(params, vocabulary, 'zh')
      if (!query) throw new Error(`a bad query: ${asked}`)
      const { items } = await searchOfferings(services, query)
      expect(items.length).toBeGreaterThan(size === 50 ? 10 : 4)
    }
    const few = await trips(ask(small, 5))
    const many = await trips(ask(large, 50))
    expect(many.engine).toBe(few.engine)
    expect(few.engine).toBeGreaterThan(0)
    expect(few.engine).toBeLessThanOrEqual(6)
    expect(Math.max(few.database, many.database)).toBeLessThanOrEqual(2)
  })

  it('are as many for 1 match as for 50, both ways', async () => {
    const ask = (needId: string, offeringId: string, size: number) => async (services: Services) => {
      const need = await readNeedByExternalId(services.db, 'public', needId)
      const offering = await readOfferingByExternalId(services.db, 'public', offeringId)
      await matchesOfNeed(services, need, { page: 1, size })
      await matchesOfOffering(services, offering, { page: 1, size })
    }
    await trips(ask('N003', 'O003', 1))
    const one = await trips(ask('N001', 'O001', 1))
    const many = await trips(ask('N002', 'O002', 50))
    expect(many.database).toBeLessThanOrEqual(8)
    expect(one.database).toBeLessThanOrEqual(8)
    expect(Math.max(one.engine, many.engine)).toBeLessThanOrEqual(8)
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import {
  actOnEvent,
  decideApplication,
  submitApplication,
  withdrawApplication,
} from '~/modules/events/index.server'
import { viewSearches } from '~/modules/follows/index.server'
import { parseOfferingQuery } from '~/modules/offerings'
import { eventTerms, searchOfferings } from '~/modules/offerings/index.server'
import { checkIndex } from '~search/check.server'
import { noFilters } from '~search/counts.server'
import { listFromPostgres } from '~search/fallback.server'
import { reindex } from '~search/reindex.server'
import { syncIndex } from '~search/sync.server'
import { useDatabase } from '../support/database'
import { type Exhibition, makeExhibition, makeExhibitor } from '../support/exhibitors'
import { makeOfferings } from '../support/market'
import { useSearch } from '../support/search'
import { testServices } from '../support/services'

const database = useDatabase()
const search = useSearch()
const way = { origin: 'https://muster.example' }
const services = () => testServices(database, search)

describe('the event as a facet of the search', () => {
  let exhibition: Exhibition
  let exhibitor: Awaited<ReturnType<typeof makeExhibitor>>
  let [first, second, never] = [0, 0, 0]
  beforeAll(async () => {
    const { db } = database
    exhibition = await makeExhibition(db, { titleZh: '测试装备展' })
    exhibitor = await makeExhibitor(db, exhibition.eventId, { state: 'submitted' })
    ;[first = 0, second = 0, never = 0] = await makeOfferings(db, {
      ...{ enterprise: exhibitor.organisationId, track: 'T14.03', scenario: 'S11.3' },
      offerings: ['一号钻车', '二号钻车', '三号钻车'].map((name) => ({ name, power: 120 })),
    })
    for (const index of ['offerings', 'needs'] as const) await reindex(db, search, index)
    await syncIndex(db, search, 'offerings')
  })

  const apply = (offerings: number[]) =>
    submitApplication(
      services(),
      exhibitor.viewer,
      {
        eventId: exhibition.eventId,
        content: { fasciaZh: '钻机', fasciaEn: '', note: '', offerings },
      },
      way,
    )
  const accept = async () => {
    const { id } = await database.db
      .selectFrom('exhibitor_applications')
      .select('id')
      .where('event_id', '=', exhibition.eventId)
      .executeTakeFirstOrThrow()
    const form = { act: 'accept' as const, application: id }
    await decideApplication(services(), exhibition.organizer, { eventId: exhibition.eventId, form }, way)
  }

  it('is named by its title where a search for it is saved', async () => {
    const search = { id: 1, name: '展品', frequency: 'daily', toldAt: null } as const
    const [view] = await viewSearches(
      services(),
      [{ ...search, kind: 'offerings', query: `event=${exhibition.eventId}` }],
      'zh',
    )
    expect(view?.words).toEqual([expect.stringContaining('测试装备展')])
  })

  /** What the search finds of the event, once the index has followed; Postgres and the index must agree on all of it. */
  async function found() {
    const { db } = database
    await syncIndex(db, search, 'offerings')
    expect((await checkIndex(db, search, 'offerings')).differences).toEqual([])
    const vocabulary = await services().vocabulary()
    const { query } = parseOfferingQuery(
      new URLSearchParams({ event: String(exhibition.eventId), sort: 'newest', size: '21' }),
      vocabulary,
      'zh',
    )
    if (!query) throw new Error('the address was not understood')
    const results = await searchOfferings(services(), query)
    const ids = results.items.map(({ offering }) => offering.id).sort((a, b) => a - b)
    const plain = await listFromPostgres(db, 'offerings', {
      ...{ filters: query.filters, sort: ['id:asc'], offset: 0, limit: 50 },
    })
    expect(plain.rows.map(({ id }) => id)).toEqual(ids)
    expect(plain.facets).toEqual(results.facets)
    const names = await eventTerms(db, query, results, '2026-11-23')
    expect([...names.values()].map(({ zh }) => zh)).toEqual(['测试装备展'])
    return { ids, counts: results.facets.event }
  }
  const event = (n: number) => [{ code: String(exhibition.eventId), count: n }]

  it('finds what accepted exhibitors show, from the moment that they are accepted', async () => {
    await apply([first, second])
    expect(await found()).toEqual({ ids: [], counts: [] })
    await accept()
    expect(await found()).toEqual({ ids: [first, second], counts: event(2) })
    const all = await listFromPostgres(database.db, 'offerings', {
      ...{ filters: noFilters, sort: [], offset: 0, limit: 0 },
    })
    expect(all).toMatchObject({ total: 3, facets: { event: event(2) } })
  })

  it('follows what an exhibitor says of it later, and lets go of who withdraws', async () => {
    await apply([second, never])
    expect(await found()).toEqual({ ids: [second, never], counts: event(2) })
    await withdrawApplication(services(), exhibitor.viewer, exhibition.eventId)
    expect(await found()).toEqual({ ids: [], counts: [] })
    await apply([first])
    await accept()
    expect((await found()).ids).toEqual([first])
  })

  it('ends when the event is called off, which can still be named', async () => {
    const form = { act: 'cancel' as const, reason: '场馆停用' }
    await actOnEvent(services(), exhibition.organizer, { id: exhibition.eventId, form })
    expect(await found()).toEqual({ ids: [], counts: [] })
  })
})

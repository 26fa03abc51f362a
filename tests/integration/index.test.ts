import { beforeAll, describe, expect, test } from 'vitest'
import type { OfferingAct } from '~/modules/offerings/act-on-offerings.server'
import { actOnOfferings, decideRevision, readOffering } from '~/modules/offerings/index.server'
import { fieldsOfContent } from '~/modules/offerings/offering-form'
import { checkIndex } from '~search/check.server'
import { noFilters } from '~search/counts.server'
import { answerFromPostgres, listFromPostgres } from '~search/fallback.server'
import { type ListRequest, listDocuments } from '~search/list.server'
import { markForIndex } from '~search/marks.server'
import { emptyIntent, type Filters, type Index } from '~search/plan'
import { indexes, needsReindex, reindex } from '~search/reindex.server'
import { IndexMissing, syncIndex } from '~search/sync.server'
import { useDatabase } from '../support/database'
import { editorOf } from '../support/offerings'
import { makePerson, viewerOf } from '../support/people'
import { useSearch } from '../support/search'
import { testServices } from '../support/services'

const database = useDatabase('sample world')
const search = useSearch()

const request = (change: Partial<ListRequest> = {}): ListRequest => ({
  filters: noFilters,
  sort: ['id:asc'],
  offset: 0,
  limit: 1000,
  ...change,
})
const differences = async () => {
  const found = await Promise.all(indexes.map((index) => checkIndex(database.db, search, index)))
  return found.flatMap((each) => each.differences)
}
const marks = () => database.db.selectFrom('index_marks').selectAll().execute()
const idOf = async (externalId: string) =>
  (
    await database.db
      .selectFrom('offerings')
      .select('id')
      .where('external_id', '=', externalId)
      .executeTakeFirstOrThrow()
  ).id

const act = async (id: number, act: OfferingAct) =>
  actOnOfferings(testServices(database), await editorOf(database.db, id), { ids: [id], act })

beforeAll(async () => {
  for (const index of indexes) await reindex(database.db, search, index)
  for (const index of indexes) await syncIndex(database.db, search, index)
})

describe('the index', () => {
  test('holds every visible row as Postgres does, and asks for no rebuild', async () => {
    expect(await differences()).toEqual([])
    expect(await marks()).toEqual([])
    for (const index of indexes) expect(await needsReindex(database.db, search, index)).toBe(false)
  })

  test('lets go of what is no longer visible and takes it in again', async () => {
    const id = await idOf('O001')
    const shown = async () =>
      (await listDocuments(search, 'offerings', request())).rows.some((each) => each.id === id)
    await act(id, 'pause')
    await syncIndex(database.db, search, 'offerings')
    expect(await shown()).toBe(false)
    await act(id, 'resume')
    await syncIndex(database.db, search, 'offerings')
    expect(await shown()).toBe(true)
    expect(await differences()).toEqual([])
  })

  test('keeps a mark that was set again while its row was on the way', async () => {
    const id = await idOf('O002')
    await database.db.transaction().execute((tx) => markForIndex(tx, 'offerings', [id]))
    let markedAgain = false
    const slow = {
      uid: search.uid,
      admin: new Proxy(search.admin, {
        get(target, key, receiver) {
          if (key === 'index' && !markedAgain) {
            markedAgain = true
            void database.db.transaction().execute((tx) => markForIndex(tx, 'offerings', [id]))
          }
          const value = Reflect.get(target, key, receiver)
          return typeof value === 'function' ? value.bind(target) : value
        },
      }),
    }
    const before = await marks()
    await syncIndex(database.db, slow, 'offerings')
    const after = await marks()
    expect(markedAgain).toBe(true)
    expect(after.every((mark) => mark.number > (before[0]?.number ?? 0))).toBe(true)
    await syncIndex(database.db, search, 'offerings')
    expect(await marks()).toEqual([])
  })

  test('keeps the marks of a batch that the engine did not take', async () => {
    const id = await idOf('O003')
    await database.db.transaction().execute((tx) => markForIndex(tx, 'offerings', [id]))
    const dead = { uid: () => 'not a valid index name', admin: search.admin }
    await expect(syncIndex(database.db, dead, 'offerings')).rejects.toThrow()
    expect((await marks()).map((mark) => mark.entity_id)).toContain(id)
    await syncIndex(database.db, search, 'offerings')
    expect(await marks()).toEqual([])
  })

  test('is rebuilt while it is searched and written to, and no search fails or sees a part of it', async () => {
    const id = await idOf('O004')
    const totals: number[] = []
    let rebuilding = true
    const searching = (async () => {
      while (rebuilding) totals.push((await listDocuments(search, 'offerings', request({ limit: 1 }))).total)
    })()
    const rebuild = reindex(database.db, search, 'offerings')
    await act(id, 'pause')
    await syncIndex(database.db, search, 'offerings')
    await rebuild
    rebuilding = false
    await searching
    expect(totals.length).toBeGreaterThan(5)
    const all = (await listDocuments(search, 'offerings', request())).total
    expect(new Set(totals)).toSatisfy((seen: Set<number>) =>
      [...seen].every((total) => total === all || total === all + 1),
    )
    expect(await differences()).toEqual([])
    await act(id, 'resume')
    await syncIndex(database.db, search, 'offerings')
    expect(await differences()).toEqual([])
  })

  test('is never made without its settings by a sync: one that the engine lost must be rebuilt', async () => {
    await search.admin.deleteIndex(search.uid('needs')).waitTask({ timeout: 60_000 })
    await expect(syncIndex(database.db, search, 'needs')).rejects.toThrow(IndexMissing)
    expect(await needsReindex(database.db, search, 'needs')).toBe(true)
    await reindex(database.db, search, 'needs')
    expect(await differences()).toEqual([])
  })

  test('shows each difference when it was tampered with', async () => {
    const id = await idOf('O005')
    await search.admin
      .index(search.uid('offerings'))
      .updateDocuments([{ id, nameZh: '别的名字' }])
      .waitTask({ timeout: 60_000 })
    expect(await differences()).toEqual([{ index: 'offerings', id, what: 'different', fields: ['nameZh'] }])
    await database.db.transaction().execute((tx) => markForIndex(tx, 'offerings', [id]))
    await syncIndex(database.db, search, 'offerings')
    expect(await differences()).toEqual([])
  })
})

describe('Postgres in place of the index', () => {
  const flow = { attribute: 'flow_m3h', op: '>=' as const, number: 1000, text: null, flag: null }
  const own = { attribute: 'self_power', op: '=' as const, number: null, text: null, flag: true }
  const cases: [string, Index, Partial<Filters>, string[]][] = [
    ['everything', 'offerings', {}, ['id:asc']],
    ['a scenario with a figure', 'offerings', { scenario: ['S03'], spec: [flow] }, ['price:asc', 'id:asc']],
    [
      'tracks, class, price and days',
      'offerings',
      { track: ['T05', 'T02'], class: ['GMB'], priceMax: 100_000_000, leadTimeMax: 60 },
      ['leadTime:desc', 'id:asc'],
    ],
    [
      'a flag and a condition',
      'offerings',
      { condition: ['NOPOWER'], spec: [own] },
      ['spec.flow_m3h:desc', 'id:asc'],
    ],
    ['all needs', 'needs', {}, ['budget:asc', 'id:asc']],
    ['needs that such a thing would meet', 'needs', { spec: [flow] }, ['urgencyRank:desc', 'id:asc']],
    ['needs of a track', 'needs', { track: ['T05'], priceMin: 1_000_000 }, ['neededWithin:asc', 'id:asc']],
  ]
  test.each(cases)('gives the same rows and counts: %s', async (_name, index, filters, sort) => {
    const asked = request({ filters: { ...noFilters, ...filters }, sort })
    const fromIndex = await listDocuments(search, index, asked)
    const fromPostgres = await listFromPostgres(database.db, index, asked)
    expect(fromPostgres.rows.map((each) => each.id)).toEqual(fromIndex.rows.map((each) => each.id))
    expect(fromPostgres.total).toBe(fromIndex.total)
    expect(fromPostgres.facets).toEqual(fromIndex.facets)
  })

  test('finds words in both languages', async () => {
    for (const text of ['排水抢险车', 'drainage truck'])
      expect(
        (
          await answerFromPostgres(database.db, 'offerings', {
            ...request({ sort: [] }),
            plan: { text, concepts: [], constraints: [], rest: [], intent: emptyIntent() },
          })
        ).rows.map(({ row }) => row.external_id),
      ).toContain('O001')
  })
})

test('an offering is found only once it is published', async () => {
  const id = await idOf('O006')
  await database.db.updateTable('offerings').set({ state: 'in_review' }).where('id', '=', id).execute()
  await database.db.transaction().execute((tx) => markForIndex(tx, 'offerings', [id]))
  await syncIndex(database.db, search, 'offerings')
  const shown = async () =>
    (await listDocuments(search, 'offerings', request())).rows.some((each) => each.id === id)
  expect(await shown()).toBe(false)
  const { db } = database
  const reviewer = await makePerson(db, { platformRole: 'reviewer' })
  const fields = JSON.stringify(fieldsOfContent(await readOffering(db, 'staff', id)))
  const revision = {
    offering_id: id,
    state: 'in_review',
    fields,
    updated_by: reviewer.id,
    updated_at: new Date(),
  }
  await db.insertInto('offering_revisions').values(revision).execute()
  await decideRevision(
    testServices(database),
    await viewerOf(db, reviewer),
    { id, version: 1, decision: 'publish' },
    { origin: 'https://muster.example' },
  )
  await syncIndex(database.db, search, 'offerings')
  expect(await shown()).toBe(true)
})

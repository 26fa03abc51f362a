import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { at } from '../../../scripts/lib/paths.mjs'
import { get, withoutEffect } from '../../support/attack'
import { makeOrganisation } from '../../support/people'
import { useSite } from '../../support/site'

const secret = '绝密液压顶撑样机'
const filters = [
  'scenario',
  'track',
  'condition',
  'class',
  'region',
  'verification',
  'catalogue',
  'standard',
  'event',
  'spec',
  'price_min',
  'price_max',
  'lead_time_max',
  'sort',
  'page',
  'size',
  'drop',
  'urgency',
]
/** What would widen a filter, were it put into one as it is. */
const widening = [
  `S03" OR id EXISTS OR scenarios = "`,
  `S03' OR 1=1 OR 'a'='a`,
  'S03 OR id > 0',
  'x" IN [*] OR "a"="a',
  '_geoRadius(0,0,99999999)',
  'id IN [1,2,3]',
  'S03\\" OR id > 0 --',
  '"] OR id > 0 OR id IN ["',
]

type Rows = { items: { id: number; name: { zh: string } }[]; total: number }

describe('attacks through the search', () => {
  // The draft stands in the database before the index is made.
  const site = useSite({
    keepsLog: true,
    async prepare(database) {
      const first = database.db.selectFrom('offerings').select('id').orderBy('id').limit(1)
      const { id } = await first.executeTakeFirstOrThrow()
      const draft = { state: 'draft', name_zh: secret }
      await database.db.updateTable('offerings').set(draft).where('id', '=', id).execute()
    },
  })
  const db = () => site.database.db
  let total: number
  beforeAll(async () => {
    total = (JSON.parse((await get(site, '/api/v1/offerings?size=1')).text) as Rows).total
    expect(total).toBeGreaterThan(50)
  })

  it.each(filters)('widen no filter, and break none: %s', async (parameter) => {
    const { entries } = await withoutEffect(site, async () => {
      for (const value of widening)
        for (const path of ['/api/v1/offerings', '/api/v1/needs', '/offerings']) {
          const { status, text } = await get(site, `${path}?${parameter}=${encodeURIComponent(value)}`)
          expect(status, `${path} ${value}`).toBeLessThan(500)
          expect(text).not.toContain(secret)
          expect(text).not.toMatch(/invalid_search_filter|invalid_document|docs\.meilisearch/i)
          // What is not in a list is refused or ignored in words, never an operator.
          if (path === '/api/v1/offerings' && status === 200 && !['drop', 'urgency'].includes(parameter))
            expect((JSON.parse(text) as Rows).total, value).toBeLessThan(total)
        }
    })
    expect(entries).toEqual([])
  })

  it('find what is not published by no word, number or name, in list, file, API or neighbour', async () => {
    for (const path of [
      `/api/v1/offerings?q=${encodeURIComponent(secret)}`,
      `/offerings?q=${encodeURIComponent(secret.slice(2))}`,
      `/offerings.csv?q=${encodeURIComponent(secret)}`,
    ]) {
      const { status, text } = await get(site, path)
      expect(status).toBe(200)
      const names = path.startsWith('/api') ? JSON.stringify(JSON.parse(text).items) : text
      expect(names.replaceAll(/<title>.*?<\/title>|value="[^"]*"|"q":"[^"]*"/g, '')).not.toContain(
        `${secret}"`,
      )
    }
  })

  it('find in the index itself nothing but what is published, and no contact or account', async () => {
    const ids = async (table: 'offerings' | 'needs', states: string[]) =>
      new Set(
        (await db().selectFrom(table).select('id').where('state', 'in', states).execute()).map(
          ({ id }) => id,
        ),
      )
    const open = {
      offerings: await ids('offerings', ['published']),
      needs: await ids('needs', ['open', 'matched', 'in_trial', 'met', 'no_match']),
    }
    for (const index of ['offerings', 'needs'] as const) {
      const found = await ask(`/indexes/${site.search.uid(index)}/documents?limit=1000`)
      expect(found.status).toBe(200)
      const { results } = (await found.json()) as { results: { id: number }[] }
      expect(results.length).toBeGreaterThan(20)
      for (const { id } of results) expect(open[index], `${index} ${id}`).toContain(id)
      const text = JSON.stringify(results)
      expect(text).not.toContain(secret)
      expect(text).not.toMatch(/\$argon2|"email"|"phone"|creditCode|credit_code|[\w.]+@[\w.]+\.\w+/)
    }
  })
  const ask = (path: string, key = inject('meiliKey')) =>
    fetch(inject('meiliUrl') + path, { headers: key ? { authorization: `Bearer ${key}` } : {} })

  it('reach the engine by no path of the site, and without its key not at all', async () => {
    for (const path of ['/indexes', '/keys', '/multi-search', '/health', '/stats', '/dumps'])
      expect((await get(site, path)).status).toBe(404)
    for (const path of ['/indexes', '/keys', `/indexes/${site.search.uid('offerings')}/documents`]) {
      expect((await ask(path, '')).status).toBe(401)
      expect((await ask(path, 'guessed')).status).toBe(403)
    }
  })

  it('find the engine’s key in no page, data, script, header or line of the log', async () => {
    const key = inject('meiliKey')
    expect(key.length).toBeGreaterThan(15)
    for (const path of [
      '/',
      '/offerings?q=水泵',
      '/needs',
      '/api/v1/offerings',
      '/api/v1/openapi.json',
      '/x',
    ]) {
      const { text, headers } = await get(site, encodeURI(path))
      for (const held of [key, inject('meiliUrl'), site.search.prefix])
        expect(text + JSON.stringify(headers), path).not.toContain(held)
    }
    for (const name of readdirSync(at('build/client/assets')))
      expect(readFileSync(at('build/client/assets', name), 'latin1'), name).not.toMatch(
        /MEILI_KEY|DATABASE_URL|SECRET_KEY|Bearer /,
      )
    expect(site.log()).not.toContain(key)
  })

  it('take no more rows than a page has, however many are asked for', async () => {
    for (const query of ['size=100000', 'size=-1', 'size=1e9', 'page=99999999', 'page=-1', 'page=1e3']) {
      const { status, text } = await get(site, `/api/v1/offerings?${query}`)
      expect([200, 400], query).toContain(status)
      if (status === 200) expect((JSON.parse(text) as Rows).items.length).toBeLessThanOrEqual(100)
    }
  })

  it('show an unverified organisation to nobody who searches for its name', async () => {
    await makeOrganisation(db(), { state: 'unverified', nameZh: '尚未核实的幽灵公司' })
    for (const path of ['/offerings?q=', '/needs?q=', '/api/v1/offerings?q='])
      expect((await get(site, path + encodeURIComponent('幽灵公司'))).text).not.toContain('尚未核实的')
  })
})

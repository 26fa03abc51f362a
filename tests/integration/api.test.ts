import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { at } from '../../scripts/lib/paths.mjs'
import { describedAnswer } from '../support/openapi'
import { useSite } from '../support/site'

type Item = { id: number; externalId: string; [field: string]: unknown }
type List = { items: Item[]; total: number; page: number; size: number; facets: Record<string, Count[]> }
type Count = { code: string; name: string; count: number }
type MatchItem = {
  offering?: Item
  need?: Item
  rank: number
  score: number
  verdict: 'pass' | 'unknown' | 'near'
  gates: { outcome: string }[]
  parts: { points: number }[]
}
type Problem = {
  type: string
  detail: string
  errors?: { param: string; value: string; reason: string; allowed?: string[] }[]
}

describe('the read API', () => {
  const site = useSite()

  const query = (params: Record<string, string | string[]>) => {
    const pairs = Object.entries(params).flatMap(([name, values]) =>
      [values].flat().map((value) => [name, value]),
    )
    return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
  }

  /** Asks, holds the answer to the published description, and gives it back. */
  async function get<Body>(path: string, described: string, params = {}, status = 200): Promise<Body> {
    const answer = await site.ask(`/api/v1${path}${query(params)}`)
    expect(answer.status, `${path} ${answer.text.slice(0, 300)}`).toBe(status)
    const body = JSON.parse(answer.text)
    const type = answer.headers['content-type'] ?? ''
    expect(type).toContain(status === 200 ? 'application/json' : 'application/problem+json')
    expect(describedAnswer(described, status, type).parse(body)).toEqual(body)
    return body
  }
  const offerings = (params = {}) => get<List>('/offerings', '/offerings', params)
  const needs = (params = {}) => get<List>('/needs', '/needs', params)
  const problem = (path: string, params: Record<string, string | string[]>) =>
    get<Problem>(path, path, { lang: 'en', ...params }, 400)

  const publicRows = async (view: 'public_offerings' | 'public_needs') =>
    site.database.db
      .selectFrom(view as 'public_offerings')
      .select(['id', 'external_id'])
      .execute()

  it('lists every published offering and every public need once, over its pages', async () => {
    for (const [list, view] of [
      [offerings, 'public_offerings'],
      [needs, 'public_needs'],
    ] as const) {
      const rows = await publicRows(view)
      const seen: Item[] = []
      for (let page = 1; seen.length < rows.length; page++) {
        const answer = await list({ size: '50', page: String(page) })
        expect(answer).toMatchObject({ total: rows.length, page, size: 50 })
        expect(answer.items.length).toBeGreaterThan(0)
        seen.push(...answer.items)
      }
      const listed = seen.map(({ id, externalId }) => `${id} ${externalId}`).sort()
      expect(listed).toEqual(rows.map(({ id, external_id }) => `${id} ${external_id}`).sort())
    }
  })

  it('keeps the ids of the sample lists', async () => {
    const ids = new Set((await publicRows('public_offerings')).map(({ external_id }) => external_id))
    for (let n = 1; n <= 200; n++) expect(ids).toContain(`O${String(n).padStart(3, '0')}`)
  })

  it('gives an empty page, and the total, past the end', async () => {
    const { total } = await offerings()
    expect(await offerings({ page: '5000' })).toMatchObject({ items: [], total, page: 5000 })
  })

  it('takes a filter as OR inside a facet and AND across facets, and counts what it gives', async () => {
    const one = await offerings({ scenario: 'S03' })
    const other = await offerings({ scenario: 'S07' })
    const either = await offerings({ scenario: ['S03', 'S07'], size: '100' })
    expect(either.total).toBeGreaterThan(Math.max(one.total, other.total))
    expect(either.total).toBeLessThanOrEqual(one.total + other.total)
    const both = await offerings({ scenario: ['S03', 'S07'], condition: 'NOPOWER', size: '100' })
    expect(both.total).toBeLessThan(either.total)
    for (const item of both.items) {
      expect(item.conditions).toContain('NOPOWER')
      expect((item.scenarios as string[]).some((code) => /^S0[37]/.test(code))).toBe(true)
    }
    const counted = either.facets.condition?.find(({ code }) => code === 'NOPOWER')
    expect(counted?.count).toBe(both.total)
  })

  it('finds what lies below a code of a tree', async () => {
    const all = await offerings({ track: 'T05', size: '100' })
    const parts = new Set(all.items.map(({ track }) => track))
    expect(parts.size).toBeGreaterThan(1)
    for (const track of parts) expect(track).toMatch(/^T05/)
  })

  it('reads a figure in any accepted unit', async () => {
    const value = ({ specs }: Item) =>
      (specs as { attribute: string; value: number }[]).find(({ attribute }) => attribute === 'flow_m3h')
        ?.value
    const litres = await offerings({ spec: 'flow_m3h>=900 L/s', size: '100' })
    const cubic = await offerings({ spec: 'flow_m3h>=3240', size: '100' })
    expect(litres.total).toBeGreaterThan(0)
    expect(litres.items.map(({ id }) => id)).toEqual(cubic.items.map(({ id }) => id))
    for (const item of litres.items) expect(value(item)).toBeGreaterThanOrEqual(3240)
    const wider = await offerings({ spec: 'flow_m3h>=3000', size: '100' })
    expect(wider.total).toBeGreaterThanOrEqual(litres.total)
  })

  it('sorts by price both ways, and by a specification', async () => {
    const field = (list: List, name: string) =>
      list.items.map((item) => item[name] as number).filter((value) => value !== null)
    const rising = field(await offerings({ sort: 'price', size: '100' }), 'priceMinor')
    expect(rising).toEqual([...rising].sort((a, b) => a - b))
    const falling = field(await offerings({ sort: '-price', size: '100' }), 'priceMinor')
    expect(falling).toEqual([...falling].sort((a, b) => b - a))
    const flow = (await offerings({ sort: '-spec:flow_m3h', size: '5' })).items[0]
    expect(flow?.track).toMatch(/^T/)
  })

  it('understands a sentence in either language', async () => {
    for (const q of ['每小时三千方以上的排水泵', 'pump of at least 3000 m3/h']) {
      const { items, total } = await offerings({ q })
      expect(total, q).toBeGreaterThan(0)
      expect(
        items.slice(0, 3).some(({ track }) => String(track).startsWith('T05')),
        q,
      ).toBe(true)
    }
  })

  it('names facets in the language asked for', async () => {
    const name = async (lang: string) =>
      (await offerings({ lang, track: 'T05' })).facets.track?.find(({ code }) => code === 'T05')?.name
    expect(await name('zh')).toMatch(/\p{Script=Han}/u)
    expect(await name('en')).toMatch(/^[\x20-\x7e]+$/)
  })

  it('reads one item by its id and by its externalId', async () => {
    const byExternal = await get<Item>('/offerings/O001', '/offerings/{id}')
    expect(byExternal).toMatchObject({ externalId: 'O001', sample: true })
    expect(await get(`/offerings/${byExternal.id}`, '/offerings/{id}')).toEqual(byExternal)
    const need = await get<Item>('/needs/N001', '/needs/{id}')
    expect(await get(`/needs/${need.id}`, '/needs/{id}')).toEqual(need)
  })

  it('matches a need and an offering both ways, with reasons that add up', async () => {
    const fields = ['gates', 'parts', 'rank', 'score', 'verdict']
    const order = { pass: 0, unknown: 1, near: 2 }
    const { items } = await get<{ items: MatchItem[] }>('/needs/N001/matches', '/needs/{id}/matches')
    expect(items.length).toBeGreaterThan(0)
    expect(items.map(({ rank }) => rank)).toEqual(items.map((_, index) => index + 1))
    expect(items.map(({ verdict }) => order[verdict])).toEqual(
      items.map(({ verdict }) => order[verdict]).sort(),
    )
    for (const item of items) {
      expect(Object.keys(item)).toEqual(expect.arrayContaining(['offering', ...fields]))
      const sum = item.parts.reduce((total, { points }) => total + points, 0)
      expect(Math.abs(sum - item.score)).toBeLessThan(0.005)
      const outcomes = item.gates.map(({ outcome }) => outcome)
      const verdict = outcomes.includes('fail') ? 'near' : outcomes.includes('unknown') ? 'unknown' : 'pass'
      expect(item.verdict).toBe(verdict)
    }
    const best = items[0]
    const back = await get<{ items: MatchItem[] }>(
      `/offerings/${best?.offering?.externalId}/matches`,
      '/offerings/{id}/matches',
      { size: '100' },
    )
    const same = back.items.find(({ need }) => need?.externalId === 'N001')
    expect(same).toMatchObject({ score: best?.score, verdict: best?.verdict, gates: best?.gates })
  })

  it('turns the pages of a list of matches', async () => {
    const whole = await get<List>('/needs/N001/matches', '/needs/{id}/matches', { size: '100' })
    const second = await get<List>('/needs/N001/matches', '/needs/{id}/matches', { size: '1', page: '2' })
    expect(second.items).toEqual(whole.items.slice(1, 2))
    expect(second.total).toBe(whole.total)
  })

  it('says that a need which nothing can meet has no acceptable match', async () => {
    const { needs: rows } = JSON.parse(readFileSync(at('db/data/needs.json'), 'utf8'))
    const gap = rows.find((row: { intended_gap: boolean }) => row.intended_gap)
    const answer = await get<{ acceptable: boolean; items: MatchItem[] }>(
      `/needs/${gap.id}/matches`,
      '/needs/{id}/matches',
    )
    expect(answer.acceptable).toBe(false)
    expect(answer.items.every(({ verdict }) => verdict === 'near')).toBe(true)
  })

  it.each([
    'scenarios',
    'tracks',
    'conditions',
    'classes',
    'verification-levels',
    'team-types',
    'regions',
    'attributes',
    'catalogues',
    'standards',
  ])('gives the vocabulary list %s', async (list) => {
    const answer = await get<{ items: { code: string; zh: string }[]; total: number }>(
      `/vocabulary/${list}`,
      '/vocabulary/{list}',
    )
    expect(answer.total).toBe(answer.items.length)
    expect(answer.items.every(({ code, zh }) => code !== '' && zh !== '')).toBe(true)
  })

  it.each([
    [{ scenario: 'S99' }, 'scenario', 'unknown_code', 'S01'],
    [{ track: 'T99' }, 'track', 'unknown_code', 'T01'],
    [{ condition: 'RAINY' }, 'condition', 'unknown_code', 'NOPOWER'],
    [{ class: 'XX' }, 'class', 'unknown_code', 'GMB'],
    [{ region: '999999' }, 'region', 'unknown_code', '110000'],
    [{ spec: 'flow_m3h>=900 furlongs' }, 'spec', 'unknown_unit', 'L/s'],
    [{ spec: 'flow_m3h~3000' }, 'spec', 'malformed', undefined],
    [{ spec: 'flow>=3000' }, 'spec', 'unknown_attribute', 'flow_m3h'],
    [{ price_min: 'cheap' }, 'price_min', 'not_a_number', undefined],
    [{ lead_time_max: '-3' }, 'lead_time_max', 'out_of_range', undefined],
    [{ sort: 'best' }, 'sort', 'unknown_value', 'relevance'],
    [{ page: '0' }, 'page', 'out_of_range', '1–100000'],
    [{ size: '101' }, 'size', 'out_of_range', '1–100'],
    [{ lang: 'fr' }, 'lang', 'unknown_value', 'zh'],
  ] as const)('names what is wrong with %j', async (params, param, reason, allowed) => {
    const { errors, detail, type } = await problem('/offerings', params)
    expect(type).toBe('urn:muster:problem:invalid-parameters')
    expect(errors).toMatchObject([{ param, value: Object.values(params)[0], reason }])
    if (allowed) expect(errors?.[0]?.allowed).toContain(allowed)
    expect(detail).toContain(param)
  })

  it('names every parameter at fault in one answer, in the language asked for', async () => {
    const { errors } = await problem('/needs', { scenario: 'S99', size: '0', sort: 'x' })
    expect(errors?.map(({ param }) => param)).toEqual(['scenario', 'sort', 'size'])
    const zh = await get<Problem>('/needs', '/needs', { scenario: 'S99', lang: 'zh' }, 400)
    expect(zh.detail).toContain('没有这个代码')
  })

  it.each([
    ['/offerings/O999', '/offerings/{id}'],
    ['/offerings/999999', '/offerings/{id}'],
    ['/needs/N999', '/needs/{id}'],
    ['/needs/N999/matches', '/needs/{id}/matches'],
    ['/offerings/O999/matches', '/offerings/{id}/matches'],
    ['/vocabulary/nothing', '/vocabulary/{list}'],
  ])('answers 404 in words for %s', async (path, described) => {
    const { type } = await get<Problem>(path, described, {}, 404)
    expect(type).toBe('urn:muster:problem:not-found')
  })

  it('never shows what is not published', async () => {
    const { id } = await get<Item>('/offerings/O002', '/offerings/{id}')
    await site.database.db.updateTable('offerings').set({ state: 'paused' }).where('id', '=', id).execute()
    try {
      await get(`/offerings/${id}`, '/offerings/{id}', {}, 404)
      await get('/offerings/O002', '/offerings/{id}', {}, 404)
      await get('/offerings/O002/matches', '/offerings/{id}/matches', {}, 404)
    } finally {
      await site.database.db
        .updateTable('offerings')
        .set({ state: 'published' })
        .where('id', '=', id)
        .execute()
    }
  })

  it('gives 304 to a client that has the answer, and lets every site read', async () => {
    const first = await site.ask('/api/v1/offerings?size=1', { headers: { origin: 'https://other.example' } })
    expect(first.headers['access-control-allow-origin']).toBe('*')
    expect(first.headers['cache-control']).toBe('public, no-cache')
    const again = await site.ask('/api/v1/offerings?size=1', {
      headers: { 'if-none-match': String(first.headers.etag) },
    })
    expect([again.status, again.text]).toEqual([304, ''])
  })

  it('links to the pages beside this one', async () => {
    const { headers } = await site.ask('/api/v1/offerings?scenario=S03&size=5&page=2&lang=en')
    expect(headers.link).toBe(
      '<?scenario=S03&size=5&lang=en>; rel="prev", <?scenario=S03&size=5&page=3&lang=en>; rel="next"',
    )
  })

  it('serves its own description', async () => {
    const answer = await site.ask('/api/v1/openapi.json')
    expect(JSON.parse(answer.text)).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/api/v1' }] })
  })
})

describe('the read API without a search engine', () => {
  const site = useSite({ engine: 'none' })

  it('answers from Postgres, and says so', async () => {
    const answer = await site.ask('/api/v1/offerings?scenario=S03&q=%E6%B0%B4%E6%B3%B5')
    expect(answer.status).toBe(200)
    const body = JSON.parse(answer.text)
    expect(describedAnswer('/offerings', 200, 'application/json').parse(body)).toEqual(body)
    expect(body).toMatchObject({ engine: 'postgres' })
    expect(body.total).toBeGreaterThan(0)
    const matches = JSON.parse((await site.ask('/api/v1/needs/N001/matches')).text)
    expect(matches).toMatchObject({ engine: 'postgres', acceptable: true })
  })
})

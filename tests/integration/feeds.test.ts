import { beforeAll, describe, expect, it } from 'vitest'
import { atomFeed } from '~/modules/api/index.server'
import { indexes, reindex } from '~search/reindex.server'
import { syncIndex } from '~search/sync.server'
import { useDatabase } from '../support/database'
import { publishLike } from '../support/follows'
import { makeOrganisation } from '../support/people'
import { useSearch } from '../support/search'
import { testServices } from '../support/services'

const database = useDatabase('sample world')
const search = useSearch()
const db = () => database.db
const origin = 'https://muster.example'
let team: number
beforeAll(async () => {
  for (const index of indexes) await reindex(db(), search, index)
  team = await makeOrganisation(db(), { kind: 'rescue_team', nameZh: '长江<救援> & 队' })
})

const feed = (
  kind: 'needs' | 'offerings',
  { lang = 'zh' as 'zh' | 'en', query = '', headers = {}, engine = true } = {},
) =>
  atomFeed(testServices(database, engine ? search : null), {
    kind,
    lang,
    origin,
    params: new URLSearchParams(query),
    request: new Request(`${origin}/feeds/${kind}.atom?${query}`, { headers }),
  })
const publish = async (title: string, change: Record<string, unknown> = {}) => {
  const [id = 0] = await publishLike(db(), 'needs', 'N001', {
    organisation_id: team,
    title_zh: title,
    title_en: title,
    state: 'open',
    visibility: 'public',
    published_at: new Date(),
    updated_at: new Date(),
    ...change,
  })
  await syncIndex(db(), search, 'needs')
  return id
}

describe('a feed', () => {
  it('has the newest first, with what RFC 4287 asks of it, every text escaped', async () => {
    const id = await publish('水泵 "A" <b>&\u0007')
    const response = await feed('needs')
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    const text = await response.text()
    expect(text).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom" xml:lang="zh-CN">/,
    )
    const [head = '', first = ''] = text.split('<entry>')
    expect(head).toContain('<id>tag:muster.example,2026:feeds/needs/zh</id>')
    expect(head).toMatch(/<updated>\d{4}-\d\d-\d\dT[\d:.]+Z<\/updated>/)
    expect(head).toContain(
      '<link rel="self" type="application/atom+xml" href="https://muster.example/feeds/needs.atom"/>',
    )
    expect(head).toContain('hreflang="en" href="https://muster.example/en/feeds/needs.atom"')
    expect(first).toContain(`<id>tag:muster.example,2026:needs/${id}</id>`)
    expect(first).toContain('<title>水泵 &quot;A&quot; &lt;b&gt;&amp;</title>')
    expect(first).toContain('<name>长江&lt;救援&gt; &amp; 队</name>')
    expect(first).toContain(`href="https://muster.example/needs/${id}"`)
    expect(text.match(/<entry>/g)?.length).toBeLessThanOrEqual(50)
    const ids = [...text.matchAll(/<id>(.*?)<\/id>/g)].map(([, each]) => each)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('keeps to the scenarios and tracks of its address, and refuses those that there are not', async () => {
    const text = await (await feed('offerings', { lang: 'en', query: 'track=T05&page=9&q=泵' })).text()
    expect(text).toContain('xml:lang="en"')
    expect(text).toContain('href="https://muster.example/en/offerings?track=T05"')
    const ids = [...text.matchAll(/:offerings\/(\d+)<\/id>/g)].map(([, id]) => Number(id))
    const rows = await db().selectFrom('offerings').select('track_code').where('id', 'in', ids).execute()
    expect(rows.length).toBe(ids.length)
    expect(rows.every(({ track_code }) => track_code?.startsWith('T05'))).toBe(true)
    await expect(feed('needs', { query: 'track=NOPE' })).rejects.toMatchObject({ status: 400 })
  })

  it('is not sent again to whoever has it, and is when something was added', async () => {
    const first = await feed('needs')
    const etag = first.headers.get('etag') ?? ''
    const modified = first.headers.get('last-modified') ?? ''
    expect((await feed('needs', { headers: { 'if-none-match': etag } })).status).toBe(304)
    expect((await feed('needs', { headers: { 'if-modified-since': modified } })).status).toBe(304)
    await publish('又一条', { updated_at: new Date(Date.now() + 60_000) })
    expect((await feed('needs', { headers: { 'if-none-match': etag } })).status).toBe(200)
    expect((await feed('needs', { headers: { 'if-modified-since': modified } })).status).toBe(200)
  })

  it.each([true, false])('never has a need that is not for everybody (engine: %s)', async (engine) => {
    await publish('ZQ只给核验单位', { visibility: 'verified' })
    const taken = await publish('ZQ刚刚收回')
    await db().updateTable('needs').set({ visibility: 'invited' }).where('id', '=', taken).execute()
    for (const lang of ['zh', 'en'] as const)
      expect(await (await feed('needs', { lang, engine })).text()).not.toContain('ZQ')
  })
})

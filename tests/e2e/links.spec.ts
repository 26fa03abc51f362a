import type { APIRequestContext } from '@playwright/test'
import { type Db, openDatabase } from '~db/client.server'
import { expect, test } from './check-page'
import { enter } from './visit'

/** The database of the site that BASE_URL names; `npm test` gives both. */
let db: Db
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})
test.afterAll(() => db.destroy())

/** The exhibition and the tour of the sample world. */
const sampleEvents = async () =>
  (
    await db
      .selectFrom('events as e')
      .innerJoin('organisations as o', 'o.id', 'e.organisation_id')
      .select('e.id')
      .where('o.sample', '=', true)
      .where('e.state', '=', 'published')
      .orderBy('e.id')
      .execute()
  ).map(({ id }) => `/events/${id}`)

const sampleMember = (kind: string) =>
  db
    .selectFrom('people as p')
    .innerJoin('memberships as m', 'm.person_id', 'p.id')
    .innerJoin('organisations as o', 'o.id', 'm.organisation_id')
    .select(['p.id', 'm.organisation_id'])
    .where('p.email', '=', `${kind}@demo.example`)
    .executeTakeFirstOrThrow()

/** The addresses on this site that the main part of a page leads to. */
const linksOf = (html: string): string[] =>
  [...(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '').matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].map(
    ([, href]) => (href ?? '').replaceAll('&amp;', '&'),
  )

const linksAt = async (request: APIRequestContext, path: string) =>
  linksOf(await (await request.get(path)).text())

/** So many booths, tickets, exhibitors and the like are looked at; the sample tour has three stops. */
const ALIKE = 4
const shapeOf = (link: string) => link.replace(/(?<=[/=-])[A-Z]?\d[\d-]*/g, '#')

/** Follows every link of the pages of these events. @returns those that lead nowhere, with the page each is on */
async function deadLinks(request: APIRequestContext, events: readonly string[]): Promise<string[]> {
  const within = (path: string) => events.some((event) => path === event || path.startsWith(`${event}/`))
  const seen = new Map<string, string>(events.map((event) => [event, '']))
  const shapes = new Map<string, number>()
  const dead: string[] = []
  // What is found meanwhile is visited too.
  for (const [path, from] of seen) {
    const response = await request.get(path, { maxRedirects: 3 })
    // What a test beside this one took back meanwhile is not linked any more.
    if (response.status() >= 400 && (from === '' || (await linksAt(request, from)).includes(path)))
      dead.push(`${response.status()} ${path} (on ${from})`)
    if (!within(path.split('?')[0] ?? '') || !response.headers()['content-type']?.includes('html')) continue
    for (const link of linksOf(await response.text())) {
      const shape = shapeOf(link)
      const alike = shapes.get(shape) ?? 0
      if (seen.has(link) || alike >= ALIKE) continue
      shapes.set(shape, alike + 1)
      seen.set(link, path)
    }
  }
  return dead
}

for (const kind of [null, 'team', 'enterprise', 'organizer'])
  test(`no page of an event leads ${kind ? `the sample ${kind}` : 'somebody who is not signed in'} nowhere`, {
    tag: '@desktop',
  }, async ({ page, baseURL }) => {
    test.setTimeout(240_000)
    if (kind) {
      const { id, organisation_id } = await sampleMember(kind)
      await enter(db, page, baseURL ?? '', { id }, organisation_id)
    }
    const events = await sampleEvents()
    expect(events.length).toBeGreaterThan(1)
    expect(await deadLinks(page.request, events)).toEqual([])
  })

import { htmlLang, type Lang, localPath } from '~/locales/lang'
import { readChallengeSpans, readChallengeStamps } from '~/modules/challenges/index.server'
import { type EventPageKind, readEventPageSpans, readEventPages } from '~/modules/events/index.server'
import { readNeedSpans, readNeedStamps } from '~/modules/needs/index.server'
import { readOfferingSpans, readOfferingStamps } from '~/modules/offerings/index.server'
import { vocabularyLists } from '~/modules/vocabulary'
import { notFoundError } from '~/platform/errors'
import { streamed } from '~/platform/http/streamed.server'
import type { Services } from '~/platform/services.server'
import type { Db } from '~db/client.server'

type Site = Pick<Services, 'db'> & { origin: string }
type Item = { id: number; pages: { path: string; updatedAt: Date }[] }
type Part = { after: number; last: number; limit: number }
type Kind = {
  /** Ids in one part: 50,000 addresses are the limit, and each page has one in two languages. */
  span: number
  spans: (db: Db, size: number) => Promise<{ span: number; updatedAt: Date }[]>
  items: (db: Db, part: Part) => Promise<Item[]>
}

const BATCH = 1_000

/** Items with one page each, at their id below a list. */
const listed = (
  list: string,
  spans: Kind['spans'],
  stamps: (db: Db, part: Part) => Promise<{ id: number; updatedAt: Date }[]>,
): [string, Kind] => [
  list,
  {
    span: 20_000,
    spans,
    items: async (db, part) =>
      (await stamps(db, part)).map(({ id, updatedAt }) => ({
        id,
        pages: [{ path: `/${list}/${id}`, updatedAt }],
      })),
  },
]
const ofEvents = (kind: EventPageKind, span: number): [string, Kind] => [
  kind,
  {
    span,
    spans: (db, size) => readEventPageSpans(db, kind, size),
    items: (db, part) => readEventPages(db, kind, part),
  },
]

const kinds = new Map([
  listed('offerings', readOfferingSpans, readOfferingStamps),
  listed('needs', readNeedSpans, readNeedStamps),
  listed('challenges', readChallengeSpans, readChallengeStamps),
  ofEvents('events', 4_000),
  ofEvents('stops', 20_000),
  ofEvents('exhibitors', 20_000),
])

/** Pages that everybody reads and that are always there. */
const pages = [
  '/',
  '/offerings',
  '/needs',
  '/challenges',
  '/events',
  '/vocabulary',
  ...vocabularyLists.map((list) => `/vocabulary/${list}`),
  '/about',
]

/** /sitemap.xml: every part, with when something in it last changed. Only what everybody may see is counted. */
export async function sitemapIndex({ db, origin }: Site): Promise<Response> {
  const parts = [`<sitemap><loc>${escaped(`${origin}/sitemaps/pages.xml`)}</loc></sitemap>`]
  for (const [name, kind] of kinds)
    for (const { span, updatedAt } of await kind.spans(db, kind.span))
      parts.push(
        `<sitemap><loc>${escaped(`${origin}/sitemaps/${name}-${span + 1}.xml`)}</loc><lastmod>${updatedAt.toISOString()}</lastmod></sitemap>`,
      )
  const body = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${parts.join('\n')}\n</sitemapindex>\n`
  return xml(`${HEAD}${body}`)
}

/**
 * /sitemaps/NAME: one part, each page in both languages with its twin, read in batches while it is sent.
 * @throws DomainError `not_found` (404) for a part that there is not
 */
export async function sitemapPart({ db, origin }: Site, name: string): Promise<Response> {
  if (name === 'pages.xml') return xml(streamed(urlSet(pagesOf(origin))))
  const [, list = '', number] = /^([a-z]+)-([1-9]\d{0,6})\.xml$/.exec(name) ?? []
  const kind = kinds.get(list)
  if (!kind) throw notFoundError('page', name)
  const part = Number(number)
  const first = await batchOf(db, kind, { after: (part - 1) * kind.span, part })
  if (first.length === 0) throw notFoundError('page', name)
  return xml(streamed(urlSet(itemsOf(db, kind, { origin, part, first }))))
}

const batchOf = (db: Db, kind: Kind, { after, part }: { after: number; part: number }): Promise<Item[]> =>
  kind.items(db, { after, last: part * kind.span, limit: BATCH })

async function* itemsOf(
  db: Db,
  kind: Kind,
  { origin, part, first }: { origin: string; part: number; first: Item[] },
): AsyncGenerator<string> {
  for (let batch = first; batch.length > 0; ) {
    yield batch
      .flatMap(({ pages }) => pages.map(({ path, updatedAt }) => entries(origin, path, updatedAt)))
      .join('')
    const after = batch.at(-1)?.id ?? 0
    batch = batch.length < BATCH ? [] : await batchOf(db, kind, { after, part })
  }
}

async function* pagesOf(origin: string): AsyncGenerator<string> {
  for (const path of pages) yield entries(origin, path)
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

async function* urlSet(parts: AsyncGenerator<string>): AsyncGenerator<string> {
  yield `${HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n`
  yield* parts
  yield '</urlset>\n'
}

/** A page in each language, both naming both. */
function entries(origin: string, path: string, updatedAt?: Date): string {
  const address = (lang: Lang) => escaped(origin + localPath(lang, path))
  const twins = [
    `<xhtml:link rel="alternate" hreflang="${htmlLang.zh}" href="${address('zh')}"/>`,
    `<xhtml:link rel="alternate" hreflang="${htmlLang.en}" href="${address('en')}"/>`,
    `<xhtml:link rel="alternate" hreflang="x-default" href="${address('zh')}"/>`,
  ].join('')
  const changed = updatedAt ? `<lastmod>${updatedAt.toISOString()}</lastmod>` : ''
  return (['zh', 'en'] as const)
    .map((lang) => `<url><loc>${address(lang)}</loc>${changed}${twins}</url>\n`)
    .join('')
}

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

const xml = (body: string | ReadableStream<Uint8Array>) =>
  new Response(body, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })

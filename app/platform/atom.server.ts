import { etagOf } from './http/etag-of.server'
import { hasTag } from './http/has-tag'

/** The year since which the ids of entries are ours (RFC 4151). */
const SINCE = 2026

export type AtomEntry = {
  /** of the thing itself, such as `offerings/12` */
  id: string
  title: string
  summary: string
  author: string
  href: string
  publishedAt: Date
  updatedAt: Date
}

export type AtomFeed = {
  /** of the feed itself */
  id: string
  title: string
  /** of the site, without a path */
  origin: string
  language: string
  self: string
  page: string
  /** the same feed in another language */
  other: { language: string; href: string }
  entries: readonly AtomEntry[]
}

/** An Atom feed (RFC 4287) as an answer, or 304 to a reader who has it already. Every address is whole. */
export function atomResponse(feed: AtomFeed, request: Request): Response {
  const { origin, language, entries } = feed
  const tag = (what: string) => `tag:${new URL(origin).hostname},${SINCE}:${what}`
  const updated = new Date(Math.max(0, ...entries.map(({ updatedAt }) => updatedAt.getTime())))
  const body = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<id>${escaped(tag(feed.id))}</id>`,
    `<title>${escaped(feed.title)}</title>`,
    `<updated>${updated.toISOString()}</updated>`,
    '<author><name>聚援 Muster</name></author>',
    link({ rel: 'self', type: 'application/atom+xml', href: feed.self }),
    link({ rel: 'alternate', type: 'text/html', hreflang: language, href: feed.page }),
    link({
      ...{ rel: 'alternate', type: 'application/atom+xml' },
      ...{ hreflang: feed.other.language, href: feed.other.href },
    }),
    ...entries.map(({ id, title, summary, author, href, publishedAt, updatedAt }) =>
      [
        '<entry>',
        `<id>${escaped(tag(id))}</id>`,
        `<title>${escaped(title)}</title>`,
        `<updated>${updatedAt.toISOString()}</updated>`,
        `<published>${publishedAt.toISOString()}</published>`,
        `<author><name>${escaped(author)}</name></author>`,
        link({ rel: 'alternate', type: 'text/html', hreflang: language, href }),
        ...(summary === '' ? [] : [`<summary>${escaped(summary)}</summary>`]),
        '</entry>',
      ].join('\n'),
    ),
    '</feed>\n',
  ].join('\n')
  return answer(body, updated, request)
}

function answer(body: string, updated: Date, request: Request): Response {
  const etag = etagOf(body)
  const headers = {
    'Content-Type': 'application/atom+xml; charset=utf-8',
    'Cache-Control': 'public, max-age=300',
    ETag: etag,
    'Last-Modified': updated.toUTCString(),
  }
  const known = request.headers.get('If-None-Match')
  const since = Date.parse(request.headers.get('If-Modified-Since') ?? '')
  const unchanged =
    known !== null ? hasTag(known, etag) : since >= Math.floor(updated.getTime() / 1_000) * 1_000
  return unchanged ? new Response(null, { status: 304, headers }) : new Response(body, { headers })
}

const link = (attributes: Record<string, string>) =>
  `<link ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(' ')}/>`

/** As text of XML 1.0, which takes no other control characters. */
const escaped = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')

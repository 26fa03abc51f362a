import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { RequestHandler } from 'express'
import type { Db } from '~db/client.server'
import type { SearchEngine } from '~search/client.server'
import { readPulse } from '~search/generation.server'
import { contentSecurityPolicy, makeNonce } from './csp.server'
import { hasTag } from './http/has-tag'

/**
 * Keeps rendered pages, feeds, and answers of the read API, for readers about whom nothing is known: whoever sends one
 * of this site's cookies (a session, a theme, what to compare) gets a page of their own, and it is not kept. What
 * is kept is good until anything public changes, and for a while at most. It may be lost at any time.
 */
const PAGES = /^(?:\/en)?\/(?:offerings|needs)(?:\/[1-9]\d{0,14})?$/
/** A single item is cheap to read, and what is taken from view is gone from the next answer. */
const API = /^\/api\/v1\/(?:offerings|needs)(?:\/[^/]{1,64}\/matches)?$/
const FEEDS = /^(?:\/en)?\/feeds\/(?:offerings|needs)\.atom$/
/** What an answer says of itself, beside what every answer of the site is given anew. */
const HEADERS = [
  'Content-Type',
  'Cache-Control',
  'ETag',
  'Last-Modified',
  'Vary',
  'Link',
  'Access-Control-Allow-Origin',
  'Access-Control-Expose-Headers',
]
const OWN_COOKIE = /(?:^|;\s*)(?:__Host-)?muster/i
const MOST_BYTES = 64 * 1024 * 1024
const LARGEST_BYTES = 512 * 1024
const GOOD_FOR_MS = 600_000

/** The body is held compressed, a tenth of its size. Two things differ in every page: the nonce and the request's id. */
type Kept = {
  until: number
  body: Buffer
  /** none in an answer of the API */
  nonce: string | undefined
  id: string
  headers: [string, string][]
}
type Sources = { db: Db; search: SearchEngine | null; development: boolean; origin: string | undefined }

export function pageCache({ db, search, development, origin }: Sources): RequestHandler {
  const pages = new Map<string, Kept>()
  let held = 0
  const drop = (key: string) => {
    held -= pages.get(key)?.body.length ?? 0
    pages.delete(key)
  }
  const keep = (key: string, page: Kept) => {
    drop(key)
    pages.set(key, page)
    held += page.body.length
    for (const oldest of pages.keys()) {
      if (held <= MOST_BYTES) break
      drop(oldest)
    }
  }

  return async (request, response, next) => {
    const api = API.test(request.path) || FEEDS.test(request.path)
    if (request.method !== 'GET' || !(api || PAGES.test(request.path))) return next()
    if (OWN_COOKIE.test(request.get('cookie') ?? '') || /[?&]_data=/.test(request.url)) return next()
    if (request.get('authorization') !== undefined) return next()
    if (search && !search.available()) return next()
    const pulse = await readPulse(db).catch(() => null)
    if (pulse === null) return next()
    // Canonical links name the site as the reader reached it.
    const site = origin ?? `${request.protocol}://${request.get('host')}`
    // The API words an answer without `lang` as its client prefers.
    const prefers = api ? (request.get('accept-language') ?? '') : ''
    const key = `${pulse} ${site} ${request.url} ${prefers}`
    const known = pages.get(key)
    const requestId = String(response.locals.requestId)
    if (known && known.until > Date.now()) {
      pages.delete(key)
      pages.set(key, known)
      for (const [name, value] of known.headers) response.setHeader(name, value)
      const etag = known.headers.find(([name]) => name === 'ETag')?.[1]
      if (etag && hasTag(request.get('if-none-match'), etag)) return void response.status(304).end()
      if (known.nonce === undefined) return void response.end(inflateRawSync(known.body))
      const nonce = makeNonce()
      response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce, { development }))
      const text = inflateRawSync(known.body).toString('utf8')
      response.end(text.replaceAll(known.nonce, nonce).replaceAll(idIn(known.id), idIn(requestId)))
      return
    }
    listen(response, (body) => {
      const nonce = api ? undefined : nonceOf(response)
      const type = String(response.getHeader('Content-Type'))
      const cached = String(response.getHeader('Cache-Control') ?? '')
      const plain = api
        ? /^application\/(?:json|atom\+xml)/.test(type) && cached.startsWith('public')
        : type.startsWith('text/html') && cached === '' && nonce !== undefined
      if (!plain || response.statusCode !== 200 || response.hasHeader('Set-Cookie')) return
      // What came out while the engine was gone says so: that is true of one moment only.
      if (search && !search.available()) return
      if (body.length > LARGEST_BYTES) return
      const headers = HEADERS.flatMap((name): [string, string][] => {
        const value = response.getHeader(name)
        return value === undefined ? [] : [[name, String(value)]]
      })
      const packed = deflateRawSync(body, { level: 1 })
      keep(key, { until: Date.now() + GOOD_FOR_MS, body: packed, nonce, id: requestId, headers })
    })
    next()
  }
}

/** Calls `done` with the whole body once it was sent; a body that is cut off is not heard of. */
function listen(response: Parameters<RequestHandler>[1], done: (body: Buffer) => void): void {
  const chunks: Buffer[] = []
  const hear = (chunk: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk))
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  const { write, end } = response
  response.write = function (this: typeof response, ...args: unknown[]) {
    hear(args[0])
    return Reflect.apply(write, this, args)
  } as typeof response.write
  response.end = function (this: typeof response, ...args: unknown[]) {
    hear(args[0])
    Reflect.apply(end, this, args)
    done(Buffer.concat(chunks))
    return this
  } as typeof response.end
}

const nonceOf = (response: Parameters<RequestHandler>[1]) =>
  /'nonce-([^']+)'/.exec(String(response.getHeader('Content-Security-Policy')))?.[1]

const idIn = (id: string) => `"requestId":"${id}"`

import http from 'node:http'
import https from 'node:https'
import { Meilisearch } from 'meilisearch'
import type { Index } from './plan'

export type SearchOptions = {
  url: string
  key?: string | undefined
  /** put before every index name, so that several sites can share one engine */
  prefix?: string | undefined
  /** of one search, in milliseconds */
  timeout?: number | undefined
}

/** The engine did not answer, or said that it cannot. The caller answers from Postgres or tries again later. */
export class SearchUnavailable extends Error {
  override name = 'SearchUnavailable'
}

/** The engine answered that the request is wrong. */
export class SearchRefused extends Error {
  override name = 'SearchRefused'
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message)
  }
}

export type SearchEngine = {
  url: string
  prefix: string
  /** administration: settings, documents, tasks, swaps */
  admin: Meilisearch
  uid(index: Index): string
  /**
   * The hot path: one request over a kept-alive connection. Throws `SearchUnavailable` at once while the
   * engine is known to be down, so that a dead engine does not cost each reader a timeout.
   */
  post<Answer>(path: string, body: unknown): Promise<Answer>
  /** false for a short while after a failure */
  available(): boolean
  close(): void
}

/** How long a failure keeps the circuit open; the first call after it finds out whether the engine is back. */
const OPEN_MS = 1_000

export function openSearch({ url, key, prefix = '', timeout = 3_000 }: SearchOptions): SearchEngine {
  const base = new URL(url)
  const transport = base.protocol === 'https:' ? https : http
  const agent = new transport.Agent({ keepAlive: true, maxSockets: 64, keepAliveMsecs: 10_000 })
  const headers = {
    'content-type': 'application/json',
    // A gzip answer runs into a delayed ACK: 47 ms a search instead of 2.
    'accept-encoding': 'identity',
    ...(key ? { authorization: `Bearer ${key}` } : {}),
  }
  let openUntil = 0
  const fail = (reason: string) => {
    openUntil = Date.now() + OPEN_MS
    return new SearchUnavailable(reason)
  }

  const send = (path: string, payload: string, again: boolean): Promise<{ status: number; body: string }> =>
    new Promise((resolve, reject) => {
      const request = transport.request(
        {
          agent,
          hostname: base.hostname,
          port: base.port,
          path: `${base.pathname.replace(/\/$/, '')}${path}`,
          method: 'POST',
          headers: { ...headers, 'content-length': Buffer.byteLength(payload) },
          timeout,
        },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', (error) => reject(fail(error.message)))
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 500, body: Buffer.concat(chunks).toString('utf8') }),
          )
        },
      )
      request.on('timeout', () => request.destroy(new Error(`no answer within ${timeout} ms`)))
      request.on('error', (error: NodeJS.ErrnoException) => {
        // A connection that the engine closed while it lay idle says nothing about the engine.
        if (again && request.reusedSocket && error.code === 'ECONNRESET') resolve(send(path, payload, false))
        else reject(fail(error.message))
      })
      request.end(payload)
    })

  return {
    url,
    prefix,
    admin: new Meilisearch({
      host: url,
      ...(key ? { apiKey: key } : {}),
      requestInit: { headers: { 'accept-encoding': 'identity' } },
      timeout: 120_000,
    }),
    uid: (index) => `${prefix}${index}`,
    available: () => Date.now() >= openUntil,
    close: () => agent.destroy(),
    async post<Answer>(path: string, body: unknown) {
      if (Date.now() < openUntil) throw new SearchUnavailable('the search engine did not answer a moment ago')
      const answer = await send(path, JSON.stringify(body), true)
      if (answer.status < 300) return JSON.parse(answer.body) as Answer
      const { message, code } = readProblem(answer.body)
      // An index that is not there yet is being built: the same to a reader as an engine that is down.
      if (answer.status >= 500 || answer.status === 429 || code === 'index_not_found')
        throw fail(message || `status ${answer.status}`)
      throw new SearchRefused(message, code)
    },
  }
}

function readProblem(body: string): { message: string; code: string } {
  try {
    const { message = '', code = '' } = JSON.parse(body) as { message?: string; code?: string }
    return { message, code }
  } catch {
    return { message: body.slice(0, 200), code: '' }
  }
}

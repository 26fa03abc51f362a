import { Meilisearch } from 'meilisearch'
import { Gate, Overloaded } from './gate'
import type { Index } from './plan'
import { makeTransport, type Transport } from './transport.server'

export type SearchOptions = {
  url: string
  key?: string | undefined
  /** put before every index name, so that several sites can share one engine */
  prefix?: string | undefined
}

/** The engine cannot be reached, or said that it cannot answer. The caller answers from Postgres or tries again later. */
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
   * The hot path: one request over a kept-alive connection, so many at a time. A slow engine is not a dead
   * one: while it answers when asked for its health, a request waits its turn, and what waits too long fails
   * with `Overloaded`. An engine that is gone fails with `SearchUnavailable` at once, and comes back with
   * its first sign of health.
   */
  post<Answer>(path: string, body: unknown): Promise<Answer>
  /** false while the engine is known to be gone */
  available(): boolean
  close(): void
}

/** The engine searches on every core; more at once only share them. */
const ENGINE = { running: 16, waiting: 200, patience: 5_000 }
/** An answer that takes longer makes us ask for the engine's health. */
const SLOW_MS = 1_500
const HEALTH_MS = 2_500
/** What is not answered by then was asked of a healthy engine in vain. */
const LONGEST_MS = 15_000
/** How often a gone engine is asked whether it is back. */
const AGAIN_MS = 1_000

export function openSearch({ url, key, prefix = '' }: SearchOptions): SearchEngine {
  const transport = makeTransport(url, key)
  const health = watchHealth(transport)
  const gate = new Gate(ENGINE)

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
    available: () => health.gone() === null,
    close() {
      health.close()
      transport.close()
    },
    async post<Answer>(path: string, body: unknown) {
      const answer = await gate.run(async () => {
        const gone = health.gone()
        if (gone) throw new SearchUnavailable(gone)
        return health.during((signal) => transport.send('POST', path, JSON.stringify(body), signal))
      })
      if (answer.status < 300) return JSON.parse(answer.body) as Answer
      const { message, code } = readProblem(answer.body)
      // The engine's own queue is full.
      if (answer.status === 429 || answer.status === 503) throw new Overloaded(message)
      // An index that is not there yet is being built: the same to a reader as an engine that is down.
      if (answer.status >= 500 || code === 'index_not_found')
        throw new SearchUnavailable(message || `status ${answer.status}`)
      throw new SearchRefused(message, code)
    },
  }
}

/**
 * Tells a slow engine from one that is gone. A refused or broken connection means gone at once. A request
 * without an answer leads to one question for health, however many requests wait; only when that stays
 * unanswered too is the engine gone, and every request under way is given up. A single probe then waits for
 * its return, so that no reader pays for finding out.
 */
function watchHealth(transport: Transport) {
  let gone: string | null = null
  let asking = false
  let again: NodeJS.Timeout | null = null
  const underWay = new Set<AbortController>()
  let closed = false

  const isHealthy = async () => {
    const { status } = await transport.send('GET', '/health', '', AbortSignal.timeout(HEALTH_MS))
    if (status !== 200) throw new Error(`health: status ${status}`)
  }
  const lose = (reason: string) => {
    if (closed) return
    if (gone === null) {
      gone = reason
      for (const each of underWay) each.abort(new SearchUnavailable(reason))
    }
    again ??= setTimeout(async () => {
      again = null
      await isHealthy().then(
        () => {
          gone = null
        },
        () => lose(reason),
      )
    }, AGAIN_MS).unref()
  }
  const ask = () => {
    if (asking) return
    asking = true
    isHealthy()
      .catch(() => lose('the search engine does not answer'))
      .finally(() => {
        asking = false
      })
  }

  return {
    gone: () => gone,
    async during<Answer>(work: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
      const mine = new AbortController()
      underWay.add(mine)
      const begun = Date.now()
      const asks = setInterval(() => {
        if (Date.now() - begun < LONGEST_MS) ask()
        else mine.abort(new Overloaded(`no answer within ${LONGEST_MS} ms`))
      }, SLOW_MS)
      try {
        return await work(mine.signal)
      } catch (error) {
        if (mine.signal.aborted) throw mine.signal.reason
        const reason = error instanceof Error ? error.message : String(error)
        lose(reason)
        throw new SearchUnavailable(reason)
      } finally {
        clearInterval(asks)
        underWay.delete(mine)
      }
    },
    close() {
      closed = true
      if (again) clearTimeout(again)
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

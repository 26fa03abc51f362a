import { sql } from 'kysely'
import pg from 'pg'
import type { Tx } from './client.server'

const CHANNEL = 'muster_news'
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 15_000

/**
 * Says that something about `topic` has changed, to every process that listens, once the caller's transaction has
 * committed. What it is, the listener reads from the tables.
 */
export const tellNews = async (tx: Tx, topic: string): Promise<void> => {
  await sql`select pg_notify(${CHANNEL}, ${topic})`.execute(tx)
}

/** News as one process hears it. */
export type News = {
  /**
   * Calls `hear` whenever `topic` may have changed: also after a break of the connection, when news may have been
   * missed. What it returns ends that.
   */
  on(topic: string, hear: () => void): () => void
  /** aborted when the process stops: whoever waits for news ends */
  readonly ended: AbortSignal
  end(): Promise<void>
}

/**
 * Listens on one connection of its own, opened for the first listener and again whenever it breaks. A pooler in
 * front of the database that gives connections by transaction lets no news through: listeners also look by
 * themselves from time to time.
 */
export function openNews(url: string): News {
  const heard = new Map<string, Set<() => void>>()
  const ending = new AbortController()
  let client: pg.Client | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST_WAIT_MS

  const tell = (topic: string) => {
    for (const hear of heard.get(topic) ?? []) hear()
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, keepAlive: true })
    client = next
    next.on('notification', ({ payload }) => tell(payload ?? ''))
    const broken = () => {
      if (client !== next) return
      client = null
      next.end().catch(() => {})
      if (ending.signal.aborted) return
      timer = setTimeout(() => {
        timer = undefined
        void connect()
      }, wait)
      wait = Math.min(2 * wait, LONGEST_WAIT_MS)
    }
    next.on('error', broken)
    next.on('end', broken)
    try {
      await next.connect()
      await next.query(`listen ${CHANNEL}`)
      wait = FIRST_WAIT_MS
      for (const topic of [...heard.keys()]) tell(topic)
    } catch {
      broken()
    }
  }

  return {
    on(topic, hear) {
      const all = heard.get(topic) ?? new Set()
      heard.set(topic, all.add(hear))
      if (client === null && timer === undefined && !ending.signal.aborted) void connect()
      return () => {
        all.delete(hear)
        if (all.size === 0 && heard.get(topic) === all) heard.delete(topic)
      }
    },
    ended: ending.signal,
    async end() {
      if (ending.signal.aborted) return
      ending.abort()
      clearTimeout(timer)
      const open = client
      client = null
      await open?.end().catch(() => {})
    },
  }
}

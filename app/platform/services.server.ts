import type { Vocabulary } from '~/modules/vocabulary'
import { vocabularyReader } from '~/modules/vocabulary/index.server'
import type { Db } from '~db/client.server'
import { type News, openNews } from '~db/news.server'
import { openSearch, type SearchEngine } from '~search/client.server'
import { type Clock, systemClock } from './clock.server'
import { connect } from './database.server'
import { type Env, readEnv } from './env.server'
import type { FileStore } from './files/file-store.server'
import { openFileStore } from './files/open-file-store.server'
import { type Logger, makeLogger } from './logger.server'

/** What use cases are given by routes and by the worker: one set a process. */
export type Services = {
  env: Env
  logger: Logger
  clock: Clock
  db: Db
  /** what other processes have changed, as soon as they have */
  news: News
  /** null: no Meilisearch is configured, Postgres answers */
  search: SearchEngine | null
  /** the bytes of uploaded files */
  files: FileStore
  /** the vocabulary in memory */
  vocabulary(): Promise<Vocabulary>
}

export function makeServices(env: Env): Services & { close(): Promise<void> } {
  const db = connect(env)
  const news = openNews(env.DATABASE_URL)
  const search = env.MEILI_URL
    ? openSearch({ url: env.MEILI_URL, key: env.MEILI_KEY, prefix: env.MEILI_PREFIX })
    : null
  return {
    env,
    logger: makeLogger(env, env.MUSTER_PROCESS),
    clock: systemClock,
    db,
    news,
    search,
    files: openFileStore(env),
    vocabulary: vocabularyReader(db),
    async close() {
      search?.close()
      await news.end()
      await db.destroy()
    },
  }
}

// On the global object: hot reload evaluates this module again, and one process has one pool.
const slot = globalThis as typeof globalThis & { __musterServices?: ReturnType<typeof makeServices> }

/** The services of this process, made on first use from the environment. Throws when that is not usable. */
export function services(): Services {
  slot.__musterServices ??= makeServices(readEnv())
  return slot.__musterServices
}

/** Ends every connection; `services()` then makes new ones. */
export async function closeServices(): Promise<void> {
  const current = slot.__musterServices
  slot.__musterServices = undefined
  await current?.close()
}

import { Meilisearch } from 'meilisearch'
import type { Vocabulary } from '~/modules/vocabulary/vocabulary'
import type { Db } from '~db/client.server'
import { type Clock, systemClock } from './clock.server'
import { connect } from './database.server'
import { type Env, readEnv } from './env.server'
import { type Logger, makeLogger } from './logger.server'

/** What use cases are given by routes and by the worker: one set a process. */
export type Services = {
  env: Env
  logger: Logger
  clock: Clock
  db: Db
  /** null: no Meilisearch is configured, Postgres answers */
  search: Meilisearch | null
  /** the vocabulary in memory */
  vocabulary(): Promise<Vocabulary>
}

export function makeServices(env: Env, name: string): Services & { close(): Promise<void> } {
  const db = connect(env)
  return {
    env,
    logger: makeLogger(env, name),
    clock: systemClock,
    db,
    search: env.MEILI_URL
      ? new Meilisearch({
          host: env.MEILI_URL,
          apiKey: env.MEILI_KEY,
          // A gzip answer runs into a delayed ACK: 47 ms a search instead of 2.
          requestInit: { headers: { 'accept-encoding': 'identity' } },
        })
      : null,
    vocabulary: () => Promise.reject(new Error('the vocabulary module is not here yet')),
    close: () => db.destroy(),
  }
}

// On the global object: hot reload evaluates this module again, and one process has one pool.
const slot = globalThis as typeof globalThis & { __musterServices?: ReturnType<typeof makeServices> }

/** The services of this process, made on first use from the environment. Throws when that is not usable. */
export function services(): Services {
  slot.__musterServices ??= makeServices(readEnv(), process.env.MUSTER_PROCESS ?? 'web')
  return slot.__musterServices
}

/** Ends every connection; `services()` then makes new ones. */
export async function closeServices(): Promise<void> {
  const current = slot.__musterServices
  slot.__musterServices = undefined
  await current?.close()
}

import type { Vocabulary } from '~/modules/vocabulary'
import type { Db } from '~db/client.server'
import type { SearchEngine } from '~search/client.server'
import type { Index } from '~search/plan'
import { PreparedCache } from './prepared-cache.server'
import type { RankKey } from './rank'

/** What the matching is given: a part of the services of the process. */
export type MatchServices = {
  db: Db
  /** null: Postgres gives the candidates */
  search: SearchEngine | null
  clock: { /** YYYY-MM-DD */ today(): string }
  logger: { warn(details: object, message: string): void }
  vocabulary(): Promise<Vocabulary>
}

export type MatchPage = {
  /** from 1; a page past the end is empty */
  page: number
  /** 1–50 */
  size: number
}

/** A list of matches as it was ranked, before its rows are read. */
export type Ranked = {
  keys: RankKey[]
  /** how many there are, shown or not; near misses are counted only where they are needed to fill the list */
  counts: { pass: number; unknown: number; near: number | null }
  engine: 'meilisearch' | 'postgres'
}

/**
 * Lists that were ranked already, by everything that decides them: the asker's revision, the day, the
 * vocabulary, and the generation of the index. Askers at the same time share one ranking.
 */
export class RankedCache {
  private readonly kept = new Map<string, Promise<Ranked>>()

  constructor(private readonly capacity: number) {}

  get(key: string, rank: () => Promise<Ranked>): Promise<Ranked> {
    const known = this.kept.get(key)
    if (known) return known
    const running = rank()
    this.kept.set(key, running)
    const [oldest] = this.kept.keys()
    if (this.kept.size > this.capacity && oldest !== undefined) this.kept.delete(oldest)
    running.then(
      // What Postgres gave while the engine was away is not the index's answer of this generation.
      ({ engine }) => engine === 'postgres' && this.kept.delete(key),
      () => this.kept.delete(key),
    )
    return running
  }
}

/** What a process keeps: rows made ready and lists ranked, of one index or, without an engine, one database. */
export function cachesOf<Prepared>(capacity: { rows: number; lists: number }) {
  const bySource = new WeakMap<object, { rows: PreparedCache<Prepared>; lists: RankedCache }>()
  return (source: SearchEngine | Db) => {
    const caches = bySource.get(source) ?? {
      rows: new PreparedCache<Prepared>(capacity.rows),
      lists: new RankedCache(capacity.lists),
    }
    bySource.set(source, caches)
    return caches
  }
}

/** Ranks anew while the engine is down: what it said last may be older than Postgres, and the page is to say so. */
export function rankedOnce<Prepared>(
  caches: (source: SearchEngine | Db) => { lists: RankedCache; rows: PreparedCache<Prepared> },
  { search }: MatchServices,
  key: string,
  rank: () => Promise<Ranked>,
): Promise<Ranked> {
  return search?.available() ? caches(search).lists.get(key, rank) : rank()
}

/** Grows with every batch that the index takes in. */
export async function readGeneration(db: Db, index: Index): Promise<number> {
  const state = await db
    .selectFrom('index_states')
    .select('generation')
    .where('index_name', '=', index)
    .executeTakeFirst()
  return state?.generation ?? 0
}

import type { Vocabulary } from '~/modules/vocabulary'
import type { Db } from '~db/client.server'
import type { SearchEngine } from '~search/client.server'
import type { Index } from '~search/plan'
import { PreparedCache, SharedResults } from './prepared-cache.server'
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

/** What a process keeps of one index or, without an engine, of one database. */
export type Caches<Prepared> = {
  rows: PreparedCache<Prepared>
  /** everything of a kind, by filter and generation of the index */
  kinds: SharedResults<Prepared[]>
  /** ranked lists, by everything that decides them */
  lists: SharedResults<Ranked>
}

export function cachesOf<Prepared>(capacity: { rows: number; kinds: number; lists: number }) {
  const bySource = new WeakMap<object, Caches<Prepared>>()
  return (source: SearchEngine | Db): Caches<Prepared> => {
    const caches = bySource.get(source) ?? {
      rows: new PreparedCache<Prepared>(capacity.rows),
      kinds: new SharedResults<Prepared[]>(capacity.kinds),
      lists: new SharedResults<Ranked>(capacity.lists),
    }
    bySource.set(source, caches)
    return caches
  }
}

/**
 * A list as it was ranked before, or ranked now. While the engine is down it is always ranked anew: what was
 * kept may be older than Postgres, and the page is to say where it comes from.
 */
export async function rankedOnce<Prepared>(
  caches: (source: SearchEngine | Db) => Caches<Prepared>,
  { search }: MatchServices,
  key: string,
  rank: () => Promise<Ranked>,
): Promise<Ranked> {
  if (!search?.available()) return rank()
  const { lists } = caches(search)
  const ranked = await lists.get(key, rank)
  if (ranked.engine === 'postgres') lists.drop(key)
  return ranked
}

/** Grows with every batch that the index takes in: what is kept of an index is kept by it. */
export async function readGeneration(db: Db, index: Index): Promise<number> {
  const state = await db
    .selectFrom('index_states')
    .select('generation')
    .where('index_name', '=', index)
    .executeTakeFirst()
  return state?.generation ?? 0
}

import { sql } from 'kysely'
import type { Db } from '~db/client.server'
import type { SearchEngine } from './client.server'
import { type Rows, rowOf } from './documents'
import type { Index } from './plan'

type Counted = { estimatedTotalHits: number; facetDistribution?: { id?: Record<string, number> } }

/**
 * The id of everything in the index that a filter lets through, however many, in no order. The ids come as
 * counts of a facet, because the engine answers those without reading a single document. @throws
 * SearchUnavailable, SearchRefused
 */
export async function findIds(engine: SearchEngine, index: Index, filter: string): Promise<number[]> {
  const counted = await engine.post<Counted>(`/indexes/${engine.uid(index)}/search`, {
    q: '',
    filter,
    facets: ['id'],
    limit: 0,
  })
  const ids = Object.keys(counted.facetDistribution?.id ?? {}).map(Number)
  if (ids.length === counted.estimatedTotalHits) return ids
  // More than the index counts by a facet, or than it counts at all: then every document is read.
  const { results } = await engine.post<{ results: { id: number }[] }>(
    `/indexes/${engine.uid(index)}/documents/fetch`,
    { filter, fields: ['id'], limit: 10_000_000 },
  )
  return results.map(({ id }) => id)
}

/** The rows of these ids as the index has them, in no order; an id that it does not have is left out. */
export async function readIndexedRows<I extends Index>(
  engine: SearchEngine,
  index: I,
  ids: readonly number[],
): Promise<Rows[I][]> {
  const { results } = await engine.post<{ results: { row: string }[] }>(
    `/indexes/${engine.uid(index)}/documents/fetch`,
    { ids, fields: ['row'], limit: ids.length },
  )
  return results.map((document) => rowOf<I>(document))
}

/** The public rows of these ids, in no order. */
export async function readPublicRows<I extends Index>(
  db: Db,
  index: I,
  ids: readonly number[],
): Promise<Rows[I][]> {
  const view = (index === 'offerings' ? 'public_offerings' : 'public_needs') as 'public_offerings'
  const rows = await db
    .selectFrom(view)
    .selectAll()
    .where('id', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .execute()
  return rows as unknown as Rows[I][]
}

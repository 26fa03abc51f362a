import type { Db } from '~db/client.server'
import { type SearchEngine, SearchUnavailable } from './client.server'
import { listFromPostgres } from './fallback.server'
import { type ListAnswer, type ListRequest, listDocuments } from './list.server'
import type { Index } from './plan'

/** The page from the index, or from Postgres where there is no engine or it does not answer. */
export async function listFromEither<I extends Index>(
  { db, search }: { db: Db; search: SearchEngine | null },
  index: I,
  request: ListRequest,
): Promise<ListAnswer<I> & { engine: 'meilisearch' | 'postgres' }> {
  if (search)
    try {
      return { ...(await listDocuments(search, index, request)), engine: 'meilisearch' }
    } catch (error) {
      if (!(error instanceof SearchUnavailable)) throw error
    }
  return { ...(await listFromPostgres(db, index, request)), engine: 'postgres' }
}

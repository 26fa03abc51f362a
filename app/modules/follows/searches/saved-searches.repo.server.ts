import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import type { FollowedKind, SearchFrequency } from '../follow'

export type SavedSearch = {
  id: number
  kind: FollowedKind
  name: string
  /** canonical */
  query: string
  frequency: SearchFrequency
  /** when it last had something new */
  toldAt: Date | null
}

const columns = ['id', 'kind', 'name', 'query', 'frequency', 'told_at'] as const
type Row = {
  id: number
  kind: string
  name: string
  query: string
  frequency: string
  told_at: Date | null
}
const toSearch = ({ id, kind, name, query, frequency, told_at: toldAt }: Row): SavedSearch => ({
  id,
  kind: kind as FollowedKind,
  name,
  query,
  frequency: frequency as SearchFrequency,
  toldAt,
})

/** All that somebody saved, the newest first. */
export async function readSavedSearches(db: Db, personId: number): Promise<SavedSearch[]> {
  const rows = await db
    .selectFrom('saved_searches')
    .select([...columns])
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toSearch)
}

/** One of somebody's own. @throws DomainError `not_found` (404) */
export async function readSavedSearch(db: Db, personId: number, id: number): Promise<SavedSearch> {
  const row = await db
    .selectFrom('saved_searches')
    .select([...columns])
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (row === undefined) throw notFoundError('saved_search', id)
  return toSearch(row)
}

/** The one that somebody saved with this query. */
export async function findSavedSearch(
  db: Db | Tx,
  personId: number,
  { kind, query }: { kind: FollowedKind; query: string },
): Promise<number | null> {
  const row = await db
    .selectFrom('saved_searches')
    .select('id')
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('query', '=', query)
    .executeTakeFirst()
  return row?.id ?? null
}

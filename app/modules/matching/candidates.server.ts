import { sql } from 'kysely'
import type { Db } from '~db/client.server'
import type { NeedDocumentRow, OfferingDocumentRow } from '~db/documents'
import { type SearchEngine, SearchRefused, SearchUnavailable } from '~search/client.server'
import type { Index } from '~search/plan'
import type { Found } from './prepared-cache.server'

type Rows = { offerings: OfferingDocumentRow; needs: NeedDocumentRow }
/** A row read from the index: the same, but times are text. */
type IndexedRow<I extends Index> = Rows[I]

/** Everything of the index that a filter lets through, however many, with its revision. */
export async function findInIndex(engine: SearchEngine, index: Index, filter: string): Promise<Found[]> {
  const { results } = await engine.post<{
    results: { id: number; row: { updated_at: string; organisation_region_code?: string | null } }[]
  }>(`/indexes/${engine.uid(index)}/documents/fetch`, {
    filter,
    fields: ['id', 'row.updated_at', 'row.organisation_region_code'],
    limit: 1_000_000,
  })
  return results.map(({ id, row }) => ({ id, rev: revision(row) }))
}

/** The rows of these ids as the index has them. */
export async function rowsInIndex<I extends Index>(
  engine: SearchEngine,
  index: I,
  ids: readonly number[],
): Promise<IndexedRow<I>[]> {
  const { results } = await engine.post<{ results: { row: IndexedRow<I> }[] }>(
    `/indexes/${engine.uid(index)}/documents/fetch`,
    { ids, fields: ['row'], limit: ids.length },
  )
  return results.map(({ row }) => ({
    ...row,
    published_at: row.published_at === null ? null : new Date(row.published_at),
    updated_at: new Date(row.updated_at),
  }))
}

/** Published offerings of these tracks, or of these scenarios where no tracks are given. */
export async function findOfferings(
  db: Db,
  { tracks, scenarios }: { tracks: readonly string[] | null; scenarios: readonly string[] },
): Promise<Found[]> {
  let query = db
    .selectFrom('offerings')
    .innerJoin('organisations', 'organisations.id', 'offerings.organisation_id')
    .select(['offerings.id', 'offerings.updated_at', 'organisations.region_code as organisation_region_code'])
    .where('offerings.state', '=', 'published')
    .where('offerings.reference', '=', false)
  query =
    tracks !== null
      ? query.where('track_code', '=', sql<string>`any(${[...tracks]}::text[])`)
      : query.where('offerings.id', 'in', (inner) =>
          inner
            .selectFrom('offering_scenarios')
            .select('offering_id')
            .where('scenario_code', '=', sql<string>`any(${[...scenarios]}::text[])`),
        )
  return (await query.execute()).map((row) => ({ id: row.id, rev: revision(row) }))
}

/** Public needs that name one of these tracks, or no track and one of these scenarios. */
export async function findNeeds(
  db: Db,
  { tracks, scenarios }: { tracks: readonly string[]; scenarios: readonly string[] },
): Promise<Found[]> {
  const { rows } = await sql<{ id: number; updated_at: Date }>`
    select n.id, n.updated_at from public_needs n
    where not n.reference and (
      exists (
        select from need_tracks t where t.need_id = n.id and t.track_code = any(${[...tracks]}::text[])
      ) or (
        not exists (select from need_tracks t where t.need_id = n.id)
        and exists (
          select from need_scenarios s
          where s.need_id = n.id and s.scenario_code = any(${[...scenarios]}::text[])
        )
      )
    )
  `.execute(db)
  return rows.map((row) => ({ id: row.id, rev: revision(row) }))
}

export async function rowsInDatabase<I extends Index>(
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

/** The engine cannot answer, and Postgres has to. */
export const isEngineTrouble = (error: unknown): error is Error =>
  error instanceof SearchUnavailable || error instanceof SearchRefused

const revision = (row: { updated_at: Date | string; organisation_region_code?: string | null }) =>
  `${new Date(row.updated_at).getTime()} ${row.organisation_region_code ?? ''}`

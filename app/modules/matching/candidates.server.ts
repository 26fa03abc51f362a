import { sql } from 'kysely'
import type { Db } from '~db/client.server'
import { SearchRefused, SearchUnavailable } from '~search/client.server'
import type { Index } from '~search/plan'
import type { Found } from './prepared-cache.server'

/** Revisions of rows that the index found: which of them are still as they were kept in memory. */
export async function findRevisions(db: Db, index: Index, ids: readonly number[]): Promise<Found[]> {
  if (index === 'needs') {
    const rows = await db
      .selectFrom('needs')
      .select(['id', 'updated_at'])
      .where('id', '=', sql<number>`any(${[...ids]}::bigint[])`)
      .execute()
    return rows.map((row) => ({ id: row.id, rev: revisionOf(row) }))
  }
  const rows = await offeringRevisions(db)
    .where('offerings.id', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .execute()
  return rows.map((row) => ({ id: row.id, rev: revisionOf(row) }))
}

/** Published offerings of these tracks, or of these scenarios where no tracks are given, from Postgres. */
export async function findOfferings(
  db: Db,
  { tracks, scenarios }: { tracks: readonly string[] | null; scenarios: readonly string[] },
): Promise<Found[]> {
  const published = offeringRevisions(db)
    .where('offerings.state', '=', 'published')
    .where('offerings.reference', '=', false)
  const rows = await (tracks !== null
    ? published.where('track_code', '=', sql<string>`any(${[...tracks]}::text[])`)
    : published.where('offerings.id', 'in', (inner) =>
        inner
          .selectFrom('offering_scenarios')
          .select('offering_id')
          .where('scenario_code', '=', sql<string>`any(${[...scenarios]}::text[])`),
      )
  ).execute()
  return rows.map((row) => ({ id: row.id, rev: revisionOf(row) }))
}

/** Public needs that name one of these tracks, or no track and one of these scenarios, from Postgres. */
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
  return rows.map((row) => ({ id: row.id, rev: revisionOf(row) }))
}

/** The rules read the maker's region where an offering names none. */
const offeringRevisions = (db: Db) =>
  db
    .selectFrom('offerings')
    .innerJoin('organisations', 'organisations.id', 'offerings.organisation_id')
    .select(['offerings.id', 'offerings.updated_at', 'organisations.region_code as organisation_region_code'])

/** Another text whenever what the rules read of a row may have changed. */
export const revisionOf = (row: { updated_at: Date; organisation_region_code?: string | null }) =>
  `${row.updated_at.getTime()} ${row.organisation_region_code ?? ''}`

/** The engine cannot answer, and Postgres has to. */
export const isEngineTrouble = (error: unknown): error is Error =>
  error instanceof SearchUnavailable || error instanceof SearchRefused

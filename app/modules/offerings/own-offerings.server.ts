import { sql } from 'kysely'
import type { Db } from '~db/client.server'
import { likePattern } from '~db/like-pattern'
import type { OfferingState } from './offering'
import type { RevisionState } from './revisions/revision'

/** What a list of one's own is narrowed by: a state, or something to do. */
export const ownFilters = [
  'draft',
  'in_review',
  'returned',
  'published',
  'paused',
  'archived',
  'editing',
] as const
export type OwnFilter = (typeof ownFilters)[number]

export type OwnOffering = {
  id: number
  nameZh: string
  nameEn: string
  track: string
  state: OfferingState
  /** of what is being written; null where nothing is */
  revision: RevisionState | null
  version: number
  updatedAt: Date
}

export type OwnQuery = { filter?: OwnFilter; q?: string; after?: number; limit: number }

/** Where a row stands for its owner: what is written on it counts, not only what is public of it. */
const standing = sql<OwnFilter>`case
  when o.state = 'archived' then 'archived'
  when r.state = 'in_review' then 'in_review'
  when r.state = 'returned' or o.state = 'returned' then 'returned'
  when o.state = 'draft' then 'draft'
  when r.state = 'editing' then 'editing'
  else o.state end`

/** The offerings of one organisation in every state, newest first, with a page's beginning by id. */
export async function readOwnOfferings(
  db: Db,
  organisationId: number,
  { filter, q, after, limit }: OwnQuery,
): Promise<{
  rows: OwnOffering[]
  next: number | null
  counts: Partial<Record<OwnFilter, number>>
  total: number
}> {
  const like = q ? likePattern(q) : null
  const [{ rows }, counts] = await Promise.all([
    sql<OwnOffering>`
      select o.id, coalesce(nullif(r.fields->>'nameZh', ''), o.name_zh) as "nameZh",
        coalesce(r.fields->>'nameEn', o.name_en) as "nameEn", o.track_code as track, o.state,
        r.state as revision, o.version, greatest(o.updated_at, r.updated_at) as "updatedAt"
      from offerings o left join offering_revisions r on r.offering_id = o.id
      where o.organisation_id = ${organisationId}
        and ${filter ? sql`${standing} = ${filter}` : sql`o.state <> 'archived'`}
        and ${like ? sql`(o.name_zh ilike ${like} or o.name_en ilike ${like} or o.model ilike ${like} or r.fields->>'nameZh' ilike ${like})` : sql`true`}
        and ${after ? sql`o.id < ${after}` : sql`true`}
      order by o.id desc limit ${limit + 1}`.execute(db),
    countOwnOfferings(db, organisationId),
  ])
  const shown = rows.slice(0, limit)
  return {
    rows: shown,
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    counts,
    total: Object.values(counts).reduce((sum, n) => sum + n, 0),
  }
}

/** How many offerings of an organisation stand where. */
export async function countOwnOfferings(
  db: Db,
  organisationId: number,
): Promise<Partial<Record<OwnFilter, number>>> {
  const { rows } = await sql<{ standing: OwnFilter; n: number }>`
    select ${standing} as standing, count(*)::int as n
    from offerings o left join offering_revisions r on r.offering_id = o.id
    where o.organisation_id = ${organisationId} group by 1`.execute(db)
  return Object.fromEntries(rows.map((row) => [row.standing, row.n]))
}

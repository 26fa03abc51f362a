import { sql } from 'kysely'
import { dayAfter } from '~/platform/china-time'
import type { Db } from '~db/client.server'
import { likePattern } from '~db/like-pattern'
import { REMINDED_BEFORE } from './deadlines/need-days'
import type { Need, NeedState } from './need'

/** What a list of a team's own needs is narrowed by: a state, or something to do. */
export const ownNeedFilters = [
  'draft',
  'revised',
  'lapsing',
  'open',
  'matched',
  'in_trial',
  'no_acceptable_match',
  'met',
  'withdrawn',
] as const
export type OwnNeedFilter = (typeof ownNeedFilters)[number]

/** A need as a list of the team's own shows it; a draft is named by what is being written. */
export type OwnNeedRow = {
  id: number
  titleZh: string
  titleEn: string
  state: NeedState
  standing: OwnNeedFilter
  visibility: Need['visibility']
  tracks: string[]
  /** pieces; null where the need says none */
  quantity: number | null
  /** how many other teams share it */
  endorsements: number
  /** the last day it stands, YYYY-MM-DD */
  openUntil: string | null
  updatedAt: Date
}

export type OwnNeedQuery = {
  filter?: OwnNeedFilter
  q?: string
  /** the id that the page before ended with */
  after?: number
  limit: number
  /** YYYY-MM-DD: what lapses is what its team is reminded of */
  today: string
}

/** Where a need stands for its team: what there is to do comes before the state. */
const standingOn = (today: string) => sql<OwnNeedFilter>`case
  when n.state <> 'open' then n.state
  when n.open_until <= ${dayAfter(today, REMINDED_BEFORE)}::date then 'lapsing'
  when r.need_id is not null then 'revised'
  else 'open' end`

/** The needs of one organisation in every state, newest first; those taken back only where they are asked for. */
export async function listOwnNeeds(
  db: Db,
  organisationId: number,
  { filter, q, after, limit, today }: OwnNeedQuery,
): Promise<{ rows: OwnNeedRow[]; next: number | null; counts: Partial<Record<OwnNeedFilter, number>> }> {
  const standing = standingOn(today)
  const like = q ? likePattern(q) : null
  const [{ rows }, counts] = await Promise.all([
    sql<OwnNeedRow>`
      select n.id, coalesce(nullif(r.fields->>'titleZh', ''), n.title_zh) as "titleZh",
        coalesce(nullif(r.fields->>'titleEn', ''), n.title_en) as "titleEn", n.state, ${standing} as standing,
        n.visibility, n.quantity, n.open_until::text as "openUntil",
        array(select t.track_code from need_tracks t where t.need_id = n.id order by t.position) as tracks,
        (select count(*)::int from need_endorsements e where e.need_id = n.id) as endorsements,
        greatest(n.updated_at, r.updated_at) as "updatedAt"
      from needs n left join need_revisions r on r.need_id = n.id
      where n.organisation_id = ${organisationId}
        and ${filter ? sql`${standing} = ${filter}` : sql`n.state <> 'withdrawn'`}
        and ${like ? sql`(n.title_zh ilike ${like} or n.title_en ilike ${like} or r.fields->>'titleZh' ilike ${like})` : sql`true`}
        and ${after ? sql`n.id < ${after}` : sql`true`}
      order by n.id desc limit ${limit + 1}`.execute(db),
    countOwnNeeds(db, organisationId, today),
  ])
  const shown = rows.slice(0, limit)
  return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null, counts }
}

/** How many needs of an organisation stand where. */
export async function countOwnNeeds(
  db: Db,
  organisationId: number,
  today: string,
): Promise<Partial<Record<OwnNeedFilter, number>>> {
  const { rows } = await sql<{ standing: OwnNeedFilter; n: number }>`
    select ${standingOn(today)} as standing, count(*)::int as n
    from needs n left join need_revisions r on r.need_id = n.id
    where n.organisation_id = ${organisationId} group by 1`.execute(db)
  return Object.fromEntries(rows.map((row) => [row.standing, row.n]))
}

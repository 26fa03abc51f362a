import { sql } from 'kysely'
import type { Services } from '~/platform/services.server'
import type { OrganisationKind, OrganisationState, Person } from '../viewer'
import type { QueueQuery } from './review.schema'

const PAGE = 50

export type QueueRow = {
  reviewId: number
  organisationId: number
  version: number
  kind: OrganisationKind
  state: OrganisationState
  nameZh: string
  nameEn: string
  regionZh: string | null
  regionEn: string | null
  submittedAt: Date
  /** it was verified before, and a change of it waits */
  again: boolean
  /** the viewer belongs to it, and so does not decide on it */
  own: boolean
}
type Count = { value: string | null; nameZh: string | null; nameEn: string | null; n: number }

const waiting = sql`from organisation_reviews r join organisations o on o.id = r.organisation_id
  left join regions g on g.code = r.snapshot->>'region'
  where r.state = 'waiting' and o.state <> 'suspended'`

/** What waits for a decision, the oldest first, as it was submitted; and how much of each kind and region waits. */
export async function readReviewQueue(
  { db }: Pick<Services, 'db'>,
  viewer: Person,
  { kind, region, after }: QueueQuery,
) {
  const { rows } = await sql<QueueRow>`
    select r.id as "reviewId", o.id as "organisationId", o.version, r.snapshot->>'kind' as kind, o.state,
      r.snapshot->>'nameZh' as "nameZh", r.snapshot->>'nameEn' as "nameEn",
      g.name_zh as "regionZh", g.name_en as "regionEn", r.submitted_at as "submittedAt",
      r.previous is not null as again,
      exists (select from memberships m where m.organisation_id = o.id and m.person_id = ${viewer.id}) as own
    ${waiting}
      and ${kind ? sql`r.snapshot->>'kind' = ${kind}` : sql`true`}
      and ${region ? sql`r.snapshot->>'region' = ${region}` : sql`true`}
      and ${after ? sql`r.id > ${after}` : sql`true`}
    order by r.id limit ${PAGE + 1}`.execute(db)
  const kinds = await sql<Count>`
    select r.snapshot->>'kind' as value, null as "nameZh", null as "nameEn", count(*) as n ${waiting}
    group by 1 order by 1`.execute(db)
  const regions = await sql<Count>`
    select g.code as value, g.name_zh as "nameZh", g.name_en as "nameEn", count(*) as n ${waiting}
    group by g.code order by g.position`.execute(db)
  const shown = rows.slice(0, PAGE)
  return {
    rows: shown,
    next: rows.length > PAGE ? (shown.at(-1)?.reviewId ?? null) : null,
    kinds: kinds.rows,
    regions: regions.rows,
    total: kinds.rows.reduce((sum, { n }) => sum + n, 0),
  }
}

/** The names of organisations, for a message about them. */
export const readOrganisationNames = ({ db }: Pick<Services, 'db'>, ids: readonly number[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('organisations')
        .select(['id', 'name_zh', 'name_en'])
        .where('id', 'in', [...ids])
        .orderBy('id')
        .execute()

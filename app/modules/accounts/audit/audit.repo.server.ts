import { type RawBuilder, sql } from 'kysely'
import { rowIdOf } from '~/platform/row-id'
import type { Db, Tx } from '~db/client.server'
import { likePattern } from '~db/like-pattern'
import type { AuditFilter } from './audit-filter'

export type AuditRow = {
  id: number
  at: Date
  action: string
  objectKind: string
  objectId: string
  /** of a person or an organisation, as it is called now */
  objectName: string | null
  detail: Record<string, unknown>
  address: string | null
  requestId: string | null
  actorId: number | null
  actorName: string | null
  organisationId: number | null
  organisationName: string | null
}

/** Entries of the log, newest first, older than the id `before`. Nothing in the program changes or deletes one. */
export async function readAuditRows(
  db: Db | Tx,
  filter: AuditFilter,
  { before, upTo, limit }: { before?: number | undefined; upTo?: number; limit: number },
): Promise<AuditRow[]> {
  const conditions = [...conditionsOf(filter)]
  if (before !== undefined) conditions.push(sql`a.id < ${before}`)
  if (upTo !== undefined) conditions.push(sql`a.id <= ${upTo}`)
  const { rows } = await sql<AuditRow>`
    select a.id, a.at, a.action, a.object_kind as "objectKind", a.object_id as "objectId", a.detail, a.address,
      a.request_id as "requestId", a.actor_id as "actorId", p.name as "actorName",
      a.actor_organisation_id as "organisationId", o.name_zh as "organisationName",
      coalesce(op.name, oo.name_zh) as "objectName"
    from audit_log a
    left join people p on p.id = a.actor_id
    left join organisations o on o.id = a.actor_organisation_id
    left join people op on a.object_kind = 'person'
      and op.id = case when a.object_id ~ '^[0-9]{1,15}$' then a.object_id::bigint end
    left join organisations oo on a.object_kind = 'organisation'
      and oo.id = case when a.object_id ~ '^[0-9]{1,15}$' then a.object_id::bigint end
    where ${conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`}
    order by a.id desc limit ${limit}`.execute(db)
  return rows
}

function* conditionsOf(filter: AuditFilter): Generator<RawBuilder<unknown>> {
  const { person, action, kind, object, organisation, address, from, to } = filter
  if (person) {
    const found = sql`select id from people
      where id = ${rowIdOf(person)} or email = ${person.toLowerCase()} or name ilike ${likePattern(person)}`
    yield sql`(a.actor_id in (${found})
      or (a.object_kind = 'person' and a.object_id in (select id::text from (${found}) f)))`
  }
  if (organisation) {
    const pattern = likePattern(organisation)
    const found = sql`select id from organisations
      where id = ${rowIdOf(organisation)} or name_zh ilike ${pattern} or name_en ilike ${pattern}`
    yield sql`(a.actor_organisation_id in (${found})
      or (a.object_kind = 'organisation' and a.object_id in (select id::text from (${found}) f)))`
  }
  if (action) yield sql`a.action = ${action}`
  if (kind) yield sql`a.object_kind = ${kind}`
  if (object) yield sql`a.object_id = ${object}`
  if (address) yield sql`a.address = ${address}`
  if (from) yield sql`a.at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'`
  if (to) yield sql`a.at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`
}

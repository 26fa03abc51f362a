import { sql } from 'kysely'
import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import { type Need, type NeedState, toNeed } from './need'
import type { MemberScope, NeedScope } from './need-scope'
import { publicNeedStates } from './need-states'

/** Rows of the document view that lie in a scope. */
function inScope(db: Db, scope: NeedScope) {
  const rows = db.selectFrom((scope === 'public' ? 'public_needs' : 'need_documents') as 'need_documents')
  if (typeof scope === 'string') return rows
  if ('organisationId' in scope) return rows.where('organisation_id', '=', scope.organisationId)
  return rows.where(({ or, eb }) =>
    or([eb('organisation_id', '=', anyOf(scope.member.own)), shownTo(scope.member)]),
  )
}

const anyOf = (ids: readonly number[]) => sql<number>`any(${[...ids]}::bigint[])`

/** What teams show the organisations of a member. */
const shownTo = ({ invitable, verified }: MemberScope) => sql<boolean>`(
  need_documents.state = any(${[...publicNeedStates]}::text[])
  and not exists (
    select from organisations g where g.id = need_documents.organisation_id and g.state = 'suspended'
  )
  and case need_documents.visibility
    when 'public' then true
    when 'verified' then ${verified}::boolean
    else exists (
      select from need_invitations i
      where i.need_id = need_documents.id and i.organisation_id = any(${[...invitable]}::bigint[])
    )
  end
)`

const documents = (db: Db, scope: NeedScope) => inScope(db, scope).selectAll()

/** One need. @throws DomainError `not_found` (404) */
export async function readNeed(db: Db, scope: NeedScope, id: number): Promise<Need> {
  const row = await documents(db, scope).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFoundError('need', id)
  return toNeed(row)
}

/** One need by the id it was imported with. @throws DomainError `not_found` (404) */
export async function readNeedByExternalId(db: Db, scope: NeedScope, externalId: string): Promise<Need> {
  const row = await documents(db, scope).where('external_id', '=', externalId).executeTakeFirst()
  if (row === undefined) throw notFoundError('need', externalId)
  return toNeed(row)
}

/** Needs in the order of `ids`, in one query; ids outside the scope are left out. */
export async function readNeeds(db: Db, scope: NeedScope, ids: readonly number[]): Promise<Need[]> {
  if (ids.length === 0) return []
  const rows = await documents(db, scope).where('id', '=', anyOf(ids)).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [toNeed(row)] : []
  })
}

/** The needs published last, newest first; figures from public lists are left out. */
export async function readNewestNeeds(db: Db, count: number): Promise<Need[]> {
  const rows = await db
    .selectFrom('public_needs')
    .selectAll()
    .where('reference', '=', false)
    .where('state', '=', 'open')
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(count)
    .execute()
  return rows.map(toNeed)
}

/**
 * Needs that are not for everybody, in a public state, that the scope shows, newest first. Those of a member's own
 * organisations are left out: they are theirs, not shown to them.
 */
const besidePublic = (db: Db, scope: NeedScope) => {
  const rows = inScope(db, scope)
    .where('visibility', '<>', 'public')
    .where('state', 'in', [...publicNeedStates])
  return typeof scope === 'object' && 'member' in scope
    ? rows.where('organisation_id', '<>', sql<number>`all(${[...scope.member.own]}::bigint[])`)
    : rows
}

/** A page of what is shown beside the public needs; without `limit` all of it. */
export async function readNeedsBesidePublic(
  db: Db,
  scope: NeedScope,
  { limit, offset = 0 }: { limit?: number; offset?: number } = {},
): Promise<Need[]> {
  if (scope === 'public') return []
  let query = besidePublic(db, scope)
    .selectAll()
    .orderBy('published_at', (order) => order.desc().nullsLast())
    .orderBy('id', 'desc')
  if (limit !== undefined) query = query.limit(limit).offset(offset)
  return (await query.execute()).map(toNeed)
}

/** How many needs the scope shows beside the public ones. */
export async function countNeedsBesidePublic(db: Db, scope: NeedScope): Promise<number> {
  if (scope === 'public') return 0
  const row = await besidePublic(db, scope)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Which of these are for everybody at this moment, whatever the index still says. */
export async function readPublicNeedIds(db: Db, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const rows = await db.selectFrom('public_needs').select('id').where('id', '=', anyOf(ids)).execute()
  return new Set(rows.map(({ id }) => id))
}

export type LockedNeed = {
  id: number
  state: NeedState
  version: number
  published_at: Date | null
  organisation_id: number
  open_until: string | null
}

/** Locks one need to the end of the transaction. @throws DomainError `not_found` (404) */
export async function lockNeed(tx: Tx, scope: NeedScope, id: number): Promise<LockedNeed> {
  const row = await tx
    .selectFrom('needs')
    .select(['id', 'state', 'version', 'published_at', 'organisation_id', 'open_until'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  // Asked under the lock: who may see it may have changed while this waited.
  const seen = row && (await inScope(tx, scope).select('id').where('id', '=', id).execute())
  if (!row || seen?.length !== 1) throw notFoundError('need', id)
  return { ...row, state: row.state as NeedState }
}

import { sql } from 'kysely'
import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import { type Need, type NeedState, toNeed } from './need'
import { publicNeedStates } from './need-states'

/**
 * Who looks. `public`: open, matched, in trial, and without an acceptable match; an organisation: its own in
 * every state; `staff`: everything. What lies outside a scope is "not found", not "forbidden".
 */
export type NeedScope = 'public' | 'staff' | { organisationId: number }

/** The views have the same columns; the public one has fewer rows. */
const documents = (db: Db, scope: NeedScope) => {
  const view = (scope === 'public' ? 'public_needs' : 'need_documents') as 'need_documents'
  const rows = db.selectFrom(view).selectAll()
  return typeof scope === 'string' ? rows : rows.where('organisation_id', '=', scope.organisationId)
}

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
  const rows = await documents(db, scope)
    .where('id', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .execute()
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

export type LockedNeed = { id: number; state: NeedState; version: number; published_at: Date | null }

/** Locks one need to the end of the transaction. @throws DomainError `not_found` (404) */
export async function lockNeed(tx: Tx, scope: NeedScope, id: number): Promise<LockedNeed> {
  let query = tx
    .selectFrom('needs')
    .select(['id', 'state', 'version', 'published_at'])
    .where('id', '=', id)
    .forUpdate()
  if (scope === 'public') query = query.where('state', 'in', [...publicNeedStates])
  else if (scope !== 'staff') query = query.where('organisation_id', '=', scope.organisationId)
  const row = await query.executeTakeFirst()
  if (row === undefined) throw notFoundError('need', id)
  return { ...row, state: row.state as NeedState }
}

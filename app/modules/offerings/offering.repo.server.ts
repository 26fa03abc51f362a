import { sql } from 'kysely'
import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import type { OfferingDocumentRow } from '~db/documents'
import { type Offering, type OfferingState, toOffering } from './offering'

/**
 * Who looks. `public`: what is published; an organisation: its own in every state; `staff`: everything. What
 * lies outside a scope is "not found", not "forbidden".
 */
export type OfferingScope = 'public' | 'staff' | { organisationId: number }

/** The views have the same columns; the public one has fewer rows. */
const documents = (db: Db, scope: OfferingScope) => {
  const view = (scope === 'public' ? 'public_offerings' : 'offering_documents') as 'offering_documents'
  const rows = db.selectFrom(view).selectAll()
  return typeof scope === 'string' ? rows : rows.where('organisation_id', '=', scope.organisationId)
}

/** One offering. @throws DomainError `not_found` (404) */
export async function readOffering(db: Db, scope: OfferingScope, id: number): Promise<Offering> {
  const row = await documents(db, scope).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFoundError('offering', id)
  return toOffering(row)
}

/** One offering by the id it was imported with. @throws DomainError `not_found` (404) */
export async function readOfferingByExternalId(
  db: Db,
  scope: OfferingScope,
  externalId: string,
): Promise<Offering> {
  const row = await documents(db, scope).where('external_id', '=', externalId).executeTakeFirst()
  if (row === undefined) throw notFoundError('offering', externalId)
  return toOffering(row)
}

/** Offerings in the order of `ids`, in one query; ids outside the scope are left out. */
export async function readOfferings(
  db: Db,
  scope: OfferingScope,
  ids: readonly number[],
): Promise<Offering[]> {
  if (ids.length === 0) return []
  const rows = await documents(db, scope)
    .where('id', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [toOffering(row)] : []
  })
}

export type OfferingVersion = { version: number; publishedAt: Date; offering: Offering }

/** Every version that was published, newest first. The offering itself must be in the scope. */
export async function readOfferingVersions(
  db: Db,
  scope: OfferingScope,
  id: number,
): Promise<OfferingVersion[]> {
  const [visible, rows] = await Promise.all([
    documents(db, scope).clearSelect().select('id').where('id', '=', id).executeTakeFirst(),
    db
      .selectFrom('offering_versions')
      .selectAll()
      .where('offering_id', '=', id)
      .orderBy('version', 'desc')
      .execute(),
  ])
  if (visible === undefined) throw notFoundError('offering', id)
  return rows.map((row) => ({
    version: row.version,
    publishedAt: row.published_at,
    offering: toOffering(fromSnapshot(row.snapshot)),
  }))
}

/** A snapshot is the document row as JSON: its times are text there. */
function fromSnapshot(snapshot: unknown): OfferingDocumentRow {
  const row = snapshot as OfferingDocumentRow
  const time = (value: unknown) => new Date(String(value))
  return {
    ...row,
    published_at: row.published_at === null ? null : time(row.published_at),
    created_at: time(row.created_at),
    updated_at: time(row.updated_at),
  }
}

export type LockedOffering = {
  id: number
  organisation_id: number
  state: OfferingState
  version: number
  published_at: Date | null
}

/** Locks one offering, whoever's it is, to the end of the transaction. @throws DomainError `not_found` (404) */
export async function lockOffering(tx: Tx, id: number): Promise<LockedOffering> {
  const row = await tx
    .selectFrom('offerings')
    .select(['id', 'organisation_id', 'state', 'version', 'published_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw notFoundError('offering', id)
  return { ...row, state: row.state as OfferingState }
}

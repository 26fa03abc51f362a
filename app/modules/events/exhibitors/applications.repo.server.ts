import { sql } from 'kysely'
import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import { likePattern } from '~db/like-pattern'
import type { Application, ApplicationState } from './application'

const rowsOf = (db: Db | Tx) =>
  db
    .selectFrom('exhibitor_applications as a')
    .innerJoin('organisations as g', 'g.id', 'a.organisation_id')
    .selectAll('a')
    .select(['g.name_zh', 'g.name_en'])
    .select(
      sql<number[]>`(select coalesce(json_agg(o.offering_id order by o.offering_id), '[]')
        from application_offerings o where o.application_id = a.id)`.as('offerings'),
    )
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

const toApplication = (row: Row): Application => ({
  id: row.id,
  eventId: row.event_id,
  organisation: { id: row.organisation_id, nameZh: row.name_zh, nameEn: row.name_en },
  state: row.state as ApplicationState,
  fasciaZh: row.fascia_zh,
  fasciaEn: row.fascia_en,
  note: row.note,
  member: row.member,
  reason: row.reason,
  offerings: row.offerings,
  submittedAt: row.submitted_at,
  updatedAt: row.updated_at,
})

/** The application of an organisation for an event; null: it has not applied. */
export async function findApplication(
  db: Db | Tx,
  eventId: number,
  organisationId: number,
): Promise<Application | null> {
  const row = await rowsOf(db)
    .where('a.event_id', '=', eventId)
    .where('a.organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row ? toApplication(row) : null
}

/** One of an event, locked until the transaction ends: after the event. @throws DomainError `not_found` (404) */
export async function lockApplication(tx: Tx, eventId: number, id: number): Promise<Application> {
  const row = await rowsOf(tx)
    .where('a.event_id', '=', eventId)
    .where('a.id', '=', id)
    .forUpdate('a')
    .executeTakeFirst()
  if (!row) throw notFoundError('application', id)
  return toApplication(row)
}

/** Locks the application of an exhibitor, under which its bookings are made: after booths. */
export const lockExhibitor = (tx: Tx, eventId: number, organisationId: number) =>
  tx
    .selectFrom('exhibitor_applications')
    .select('id')
    .where('event_id', '=', eventId)
    .where('organisation_id', '=', organisationId)
    .forUpdate()
    .execute()

/** Those of an event, the longest waiting first among those to be decided, then the newest. */
export async function listApplications(
  db: Db,
  eventId: number,
  { state, q, limit }: { state?: ApplicationState | undefined; q?: string | undefined; limit: number },
): Promise<Application[]> {
  let query = rowsOf(db)
    .where('a.event_id', '=', eventId)
    .orderBy((is) => is('a.state', '=', 'submitted'), 'desc')
    .orderBy('a.submitted_at', state === 'submitted' ? 'asc' : 'desc')
    .orderBy('a.id')
    .limit(limit)
  if (state) query = query.where('a.state', '=', state)
  if (q) {
    const like = likePattern(q)
    query = query.where(
      sql<boolean>`concat_ws(' ', g.name_zh, g.name_en, a.fascia_zh, a.fascia_en) ilike ${like}`,
    )
  }
  return (await query.execute()).map(toApplication)
}

export async function countApplications(
  db: Db,
  eventId: number,
): Promise<Partial<Record<ApplicationState, number>>> {
  const rows = await db
    .selectFrom('exhibitor_applications')
    .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
    .where('event_id', '=', eventId)
    .groupBy('state')
    .execute()
  return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]))
}

/** Writes which offerings an application names, in place of those before. */
export async function setOfferings(tx: Tx, id: number, offerings: readonly number[]): Promise<void> {
  await tx.deleteFrom('application_offerings').where('application_id', '=', id).execute()
  await tx
    .insertInto('application_offerings')
    .values(offerings.map((offering) => ({ application_id: id, offering_id: offering })))
    .execute()
}

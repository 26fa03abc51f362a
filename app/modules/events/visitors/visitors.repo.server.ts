import { sql } from 'kysely'
import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import { likePattern } from '~db/like-pattern'
import type { Visitor, VisitorContent, VisitorKind, VisitorScope, VisitorState } from './visitor'

/** A ticket that names no stop is good at each of them. */
export const goodAt = ({ stopId }: VisitorScope, column: 'stop_id' | 'v.stop_id') =>
  stopId === undefined || stopId === null
    ? sql<boolean>`true`
    : sql<boolean>`(${sql.ref(column)} = ${stopId} or ${sql.ref(column)} is null)`

const rowsOf = (db: Db | Tx, scope: VisitorScope) =>
  db
    .selectFrom('event_visitors as v')
    .selectAll('v')
    .where('v.event_id', '=', scope.eventId)
    .where(goodAt(scope, 'v.stop_id'))
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

const toVisitor = (row: Row): Visitor => ({
  id: row.id,
  eventId: row.event_id,
  stopId: row.stop_id,
  signUpId: row.sign_up_id,
  personId: row.person_id,
  own: row.own,
  kind: row.kind as VisitorKind,
  organisationId: row.organisation_id,
  name: row.name,
  organisationName: row.organisation_name,
  title: row.title,
  phone: row.phone,
  email: row.email,
  state: row.state as VisitorState,
  number: row.number,
  issue: row.issue,
  sharesContact: row.shares_contact,
  printedAt: row.printed_issue === row.issue ? row.printed_at : null,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

export const toVisitorRow = (content: VisitorContent) => ({
  name: content.name,
  organisation_name: content.organisationName,
  title: content.title,
  phone: content.phone,
  email: content.email,
})

/** Whom a person has registered one by one, themselves first; those who were cancelled too. */
export async function listOwnVisitors(
  db: Db | Tx,
  scope: VisitorScope,
  personId: number,
): Promise<Visitor[]> {
  const rows = await rowsOf(db, scope)
    .where('v.person_id', '=', personId)
    .where('v.sign_up_id', 'is', null)
    .orderBy('v.own', 'desc')
    .orderBy('v.id')
    .execute()
  return rows.map(toVisitor)
}

/** Whom a sign-up names and who have a ticket, stop after stop. */
export async function listSignedUp(db: Db | Tx, scope: VisitorScope, signUpId: number): Promise<Visitor[]> {
  const rows = await rowsOf(db, scope)
    .where('v.sign_up_id', '=', signUpId)
    .where('v.state', '=', 'registered')
    .orderBy('v.stop_id')
    .orderBy('v.id')
    .execute()
  return rows.map(toVisitor)
}

/** The same, locked until the transaction ends, in the order of their numbers. */
export async function lockSignedUp(tx: Tx, scope: VisitorScope, signUpId: number): Promise<Visitor[]> {
  const rows = await rowsOf(tx, scope)
    .where('v.sign_up_id', '=', signUpId)
    .where('v.state', '=', 'registered')
    .orderBy('v.number')
    .forNoKeyUpdate()
    .execute()
  return rows.map(toVisitor)
}

/**
 * Writes anew what stands on a ticket, which is locked, and gives the columns that are others now. Where the badge would be
 * another, it is to be printed again.
 */
export async function rewriteVisitor(
  tx: Tx,
  visitor: Visitor,
  content: VisitorContent,
  at: Date,
): Promise<(keyof ReturnType<typeof toVisitorRow>)[]> {
  const [row, before] = [toVisitorRow(content), toVisitorRow(visitor)]
  const changed = (Object.keys(row) as (keyof typeof row)[]).filter((name) => row[name] !== before[name])
  if (changed.length === 0) return []
  const printed = changed.some((name) => name === 'name' || name === 'organisation_name' || name === 'title')
  await tx
    .updateTable('event_visitors')
    .set({ ...row, ...(printed && { printed_issue: null, printed_at: null }), updated_at: at })
    .where('id', '=', visitor.id)
    .execute()
  return changed
}

/** Ends a ticket, which is locked: it is never removed. */
export const cancelVisitor = (tx: Tx, id: number, at: Date) =>
  tx
    .updateTable('event_visitors')
    .set({ state: 'cancelled', cancelled_at: at, shares_contact: false, updated_at: at })
    .where('id', '=', id)
    .execute()

/** By the number of the ticket. @throws DomainError `not_found` (404) */
export async function readVisitor(db: Db | Tx, scope: VisitorScope, number: string): Promise<Visitor> {
  const row = await rowsOf(db, scope).where('v.number', '=', number).executeTakeFirst()
  if (!row) throw notFoundError('ticket', number)
  return toVisitor(row)
}

/** The same, locked until the transaction ends. @throws DomainError `not_found` (404) */
export async function lockVisitor(tx: Tx, scope: VisitorScope, number: string): Promise<Visitor> {
  const row = await rowsOf(tx, scope).where('v.number', '=', number).forNoKeyUpdate().executeTakeFirst()
  if (!row) throw notFoundError('ticket', number)
  return toVisitor(row)
}

export type VisitorFilter = {
  /** in name, organisation, phone or number of the ticket */
  q?: string | undefined
  kind?: VisitorKind | undefined
  state?: VisitorState | undefined
  badge?: 'printed' | 'waiting' | undefined
}

function filtered(db: Db | Tx, scope: VisitorScope, { q, kind, state, badge }: VisitorFilter) {
  let query = rowsOf(db, scope)
  if (kind) query = query.where('v.kind', '=', kind)
  if (state) query = query.where('v.state', '=', state)
  if (badge === 'printed') query = query.whereRef('v.printed_issue', '=', 'v.issue')
  if (badge === 'waiting')
    query = query
      .where('v.state', '=', 'registered')
      .where(sql<boolean>`v.printed_issue is distinct from v.issue`)
  if (q) {
    const digits = q.replace(/[\s-]/g, '')
    query = query.where((is) =>
      is.or([
        sql<boolean>`concat_ws(' ', v.name, v.organisation_name, v.phone) ilike ${likePattern(q)}`,
        ...(/^\d{3,10}$/.test(digits) ? [is('v.number', 'like', `%${digits}%`)] : []),
      ]),
    )
  }
  return query
}

/** Those of an event, the newest first; `before`: the id behind which to go on. */
export async function listVisitors(
  db: Db | Tx,
  scope: VisitorScope,
  { before, limit, ...filter }: VisitorFilter & { before?: number | undefined; limit: number },
): Promise<Visitor[]> {
  let query = filtered(db, scope, filter).orderBy('v.id', 'desc').limit(limit)
  if (before !== undefined) query = query.where('v.id', '<', before)
  return (await query.execute()).map(toVisitor)
}

export type VisitorCounts = {
  registered: number
  cancelled: number
  team: number
  professional: number
  waiting: number
}

/** How many are registered, of each kind, and how many of them have no badge yet. */
export async function countVisitors(db: Db | Tx, scope: VisitorScope): Promise<VisitorCounts> {
  const { rows } = await sql<VisitorCounts>`
    select
      count(*) filter (where state = 'registered')::int as registered,
      count(*) filter (where state = 'cancelled')::int as cancelled,
      count(*) filter (where state = 'registered' and kind = 'team')::int as team,
      count(*) filter (where state = 'registered' and kind = 'professional')::int as professional,
      count(*) filter (where state = 'registered' and printed_issue is distinct from issue)::int as waiting
    from event_visitors where event_id = ${scope.eventId} and ${goodAt(scope, 'stop_id')}`.execute(db)
  return rows[0] ?? { registered: 0, cancelled: 0, team: 0, professional: 0, waiting: 0 }
}

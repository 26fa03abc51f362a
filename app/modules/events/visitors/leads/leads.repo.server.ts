import type { Db, Tx } from '~db/client.server'
import type { VisitorScope, VisitorState } from '../visitor'
import { type Lead, type LeadAnswer, type LeadRating, seesContact } from './lead'

type Scope = VisitorScope & { organisationId: number }

const rowsOf = (db: Db | Tx, { eventId, organisationId }: Scope) =>
  db
    .selectFrom('event_leads as l')
    .innerJoin('event_visitors as v', 'v.id', 'l.visitor_id')
    .select(['l.id', 'l.answer', 'l.rating', 'l.note', 'l.created_at'])
    .select(['v.number', 'v.state', 'v.shares_contact', 'v.name', 'v.organisation_name', 'v.title'])
    .select(['v.phone', 'v.email'])
    .where('l.event_id', '=', eventId)
    .where('l.organisation_id', '=', organisationId)
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

/** What is not agreed to leaves the database's row here and goes no further. */
function toLead(row: Row): Lead {
  const state = row.state as VisitorState
  const answer = row.answer as LeadAnswer | null
  const sees = seesContact({ answer, sharesContact: row.shares_contact, state })
  return {
    ...{ id: row.id, number: row.number, note: row.note, createdAt: row.created_at },
    rating: row.rating as LeadRating | null,
    contact: sees
      ? {
          ...{ name: row.name, organisationName: row.organisation_name, title: row.title },
          ...{ phone: row.phone, email: row.email },
        }
      : null,
    asks: !sees && answer === null && state === 'registered',
  }
}

/** Those of an exhibitor, the latest first; `before`: the id behind which to go on. */
export async function listLeads(
  db: Db,
  scope: Scope,
  { rating, before, limit }: { rating?: LeadRating | undefined; before?: number | undefined; limit: number },
): Promise<Lead[]> {
  let query = rowsOf(db, scope).orderBy('l.id', 'desc').limit(limit)
  if (rating !== undefined) query = query.where('l.rating', '=', rating)
  if (before !== undefined) query = query.where('l.id', '<', before)
  return (await query.execute()).map(toLead)
}

export async function countLeads(db: Db, { eventId, organisationId }: Scope): Promise<number> {
  const { n } = await db
    .selectFrom('event_leads')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('event_id', '=', eventId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Who scanned a visitor, as the visitor reads it. */
export type LeadOfVisitor = {
  id: number
  answer: LeadAnswer | null
  nameZh: string
  nameEn: string
  createdAt: Date
}

export async function readLeadsOf(db: Db, visitorId: number): Promise<LeadOfVisitor[]> {
  const rows = await db
    .selectFrom('event_leads as l')
    .innerJoin('organisations as g', 'g.id', 'l.organisation_id')
    .select(['l.id', 'l.answer', 'g.name_zh', 'g.name_en', 'l.created_at'])
    .where('l.visitor_id', '=', visitorId)
    .orderBy('l.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    answer: row.answer as LeadAnswer | null,
    ...{ nameZh: row.name_zh, nameEn: row.name_en, createdAt: row.created_at },
  }))
}

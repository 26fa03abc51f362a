import { sql } from 'kysely'
import { isPerson, isReviewer, membershipIn, type Viewer } from '~/modules/accounts'
import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import type { Event, EventContent, EventKind, EventState } from './event'

const rowsOf = (db: Db | Tx) =>
  db
    .selectFrom('events as e')
    .innerJoin('organisations as g', 'g.id', 'e.organisation_id')
    .selectAll('e')
    .select([
      'g.name_zh as organizer_zh',
      'g.name_en as organizer_en',
      sql<Event['route']>`case when e.kind = 'tour' then (
        select coalesce(json_agg(json_build_object('titleZh', s.title_zh, 'titleEn', s.title_en, 'region',
          s.region_code, 'startsOn', s.starts_on, 'endsOn', s.ends_on) order by s.starts_on, s.id), '[]')
        from tour_stops s where s.event_id = e.id and s.cancelled_at is null
      ) else '[]' end`.as('route'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

const toEvent = (row: Row): Event => ({
  id: row.id,
  kind: row.kind as EventKind,
  state: row.state as EventState,
  organizer: { id: row.organisation_id, nameZh: row.organizer_zh, nameEn: row.organizer_en },
  route: row.route,
  titleZh: row.title_zh,
  titleEn: row.title_en,
  textZh: row.text_zh,
  textEn: row.text_en,
  placeZh: row.place_zh,
  placeEn: row.place_en,
  addressZh: row.address_zh,
  addressEn: row.address_en,
  region: row.region,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  opens: row.opens.slice(0, 5),
  closes: row.closes.slice(0, 5),
  contactName: row.contact_name,
  contactPhone: row.contact_phone,
  contactEmail: row.contact_email,
  exhibitorsFrom: row.exhibitors_from,
  exhibitorsUntil: row.exhibitors_until,
  visitorsFrom: row.visitors_from,
  visitorsUntil: row.visitors_until,
  termsZh: row.terms_zh,
  termsEn: row.terms_en,
  earlyUntil: row.early_until,
  holdMinutes: row.hold_minutes,
  transferDays: row.transfer_days,
  balanceDays: row.balance_days,
  acceptsVerified: row.accepts_verified,
  sample: row.sample,
  version: row.version,
  planPublishedAt: row.plan_published_at,
  publishedAt: row.published_at,
  cancelReason: row.cancel_reason,
  updatedAt: row.updated_at,
})

export const toEventRow = (content: EventContent) => ({
  title_zh: content.titleZh,
  title_en: content.titleEn,
  text_zh: content.textZh,
  text_en: content.textEn,
  place_zh: content.placeZh,
  place_en: content.placeEn,
  address_zh: content.addressZh,
  address_en: content.addressEn,
  region: content.region,
  starts_on: content.startsOn,
  ends_on: content.endsOn,
  opens: content.opens,
  closes: content.closes,
  contact_name: content.contactName,
  contact_phone: content.contactPhone,
  contact_email: content.contactEmail,
  exhibitors_from: content.exhibitorsFrom,
  exhibitors_until: content.exhibitorsUntil,
  visitors_from: content.visitorsFrom,
  visitors_until: content.visitorsUntil,
  terms_zh: content.termsZh,
  terms_en: content.termsEn,
  early_until: content.earlyUntil,
  hold_minutes: content.holdMinutes,
  transfer_days: content.transferDays,
  balance_days: content.balanceDays,
  accepts_verified: content.acceptsVerified,
})

/**
 * An event that the viewer may see: a published one, or a draft of their own organisation. Whatever only events of one kind
 * have (booths, stops) asks for it with that kind: to an event of the other nothing of it is there.
 * @throws `not_found` (404)
 */
export async function readEvent(
  db: Db | Tx,
  viewer: Viewer,
  id: number,
  only: EventKind | 'any' = 'any',
): Promise<Event> {
  const row = await rowsOf(db).where('e.id', '=', id).executeTakeFirst()
  if (!row || (row.state === 'draft' && !isReviewer(viewer) && !membershipIn(viewer, row.organisation_id)))
    throw notFoundError('event', id)
  if (only !== 'any' && row.kind !== only) throw notFoundError('event', id)
  return toEvent(row)
}

/** An event, whoever asks: what of it the viewer may see is the caller's to say. @throws `not_found` (404) */
export async function readAnyEvent(db: Db | Tx, id: number): Promise<Event> {
  const row = await rowsOf(db).where('e.id', '=', id).executeTakeFirst()
  if (!row) throw notFoundError('event', id)
  return toEvent(row)
}

/** An event of an organisation that the viewer belongs to; `only` as above. @throws `not_found` (404) */
export async function readOwnEvent(
  db: Db | Tx,
  viewer: Viewer,
  id: number,
  only: EventKind | 'any' = 'any',
): Promise<Event> {
  const event = await readEvent(db, viewer, id, only)
  if (!membershipIn(viewer, event.organizer.id)) throw notFoundError('event', id)
  return event
}

/** The event, locked until the transaction ends: what is taken first, before halls, booths and orders. */
export async function lockEvent(tx: Tx, id: number): Promise<Event> {
  const row = await rowsOf(tx).where('e.id', '=', id).forUpdate('e').executeTakeFirst()
  if (!row) throw notFoundError('event', id)
  return toEvent(row)
}

/**
 * Public events: those still to come or under way, the next one on top; or those that are over. `held`: without those that
 * were called off.
 */
export async function listEvents(
  db: Db,
  { today, over, limit, held = false }: { today: string; over: boolean; limit: number; held?: boolean },
): Promise<Event[]> {
  const rows = await rowsOf(db)
    .where('e.state', 'in', held ? ['published'] : ['published', 'cancelled'])
    .where('e.ends_on', over ? '<' : '>=', today)
    .orderBy('e.starts_on', over ? 'desc' : 'asc')
    .orderBy('e.id')
    .limit(limit)
    .execute()
  return rows.map(toEvent)
}

/** The events of the organisation that the viewer acts for, drafts too, newest first. */
export async function listOwnEvents(db: Db, viewer: Viewer, limit = 100): Promise<Event[]> {
  const organisationId = isPerson(viewer) ? viewer.organisation?.id : undefined
  if (organisationId === undefined) return []
  const rows = await rowsOf(db)
    .where('e.organisation_id', '=', organisationId)
    .orderBy('e.starts_on', 'desc')
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toEvent)
}

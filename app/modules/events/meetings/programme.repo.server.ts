import { sql } from 'kysely'
import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import type { EventScope } from '../event'
import type { MeetingPlace, MeetingSlot, Programme } from './programme'
import { tablePlaces } from './programme'

const rowOf = (db: Db | Tx, { eventId, stopId }: EventScope) =>
  db
    .selectFrom('meeting_programmes')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('stop_id', stopId === null ? 'is' : '=', stopId)

type Row = Awaited<ReturnType<ReturnType<typeof rowOf>['executeTakeFirstOrThrow']>>

async function withParts(db: Db | Tx, row: Row): Promise<Programme> {
  const slots = await db
    .selectFrom('meeting_slots')
    .select(['id', 'day', 'starts', 'ends'])
    .where('programme_id', '=', row.id)
    .where('removed_at', 'is', null)
    .orderBy('day')
    .orderBy('starts')
    .execute()
  const tables = await db
    .selectFrom('meeting_tables')
    .select(['id', 'number', 'hall'])
    .where('programme_id', '=', row.id)
    .where('removed_at', 'is', null)
    .orderBy('hall')
    .orderBy(sql`length(number)`)
    .orderBy('number')
    .execute()
  return {
    id: row.id,
    eventId: row.event_id,
    stopId: row.stop_id,
    cap: row.cap,
    walkMinutes: row.walk_minutes,
    atBooths: row.at_booths,
    requestsUntil: row.requests_until,
    publishedAt: row.published_at,
    slots: slots.map(toSlot),
    tables,
  }
}

const toSlot = (slot: MeetingSlot): MeetingSlot => ({
  ...slot,
  starts: slot.starts.slice(0, 5),
  ends: slot.ends.slice(0, 5),
})

/** The meetings of an event or stop as they are set up; null: they are not. */
export async function findProgramme(db: Db | Tx, scope: EventScope): Promise<Programme | null> {
  const row = await rowOf(db, scope).executeTakeFirst()
  return row ? withParts(db, row) : null
}

/** The stops of a tour at which meetings are set up. */
export async function stopsWithMeetings(db: Db | Tx, eventId: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom('meeting_programmes as p')
    .select('p.stop_id')
    .where('p.event_id', '=', eventId)
    .where((is) =>
      is.exists(
        is
          .selectFrom('meeting_slots as s')
          .select('s.id')
          .whereRef('s.programme_id', '=', 'p.id')
          .where('s.removed_at', 'is', null),
      ),
    )
    .execute()
  return new Set(rows.flatMap(({ stop_id: id }) => (id === null ? [] : [id])))
}

/** By id, for jobs. @throws DomainError `not_found` (404) */
export async function readProgramme(db: Db | Tx, id: number): Promise<Programme> {
  const row = await db.selectFrom('meeting_programmes').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFoundError('event', id)
  return withParts(db, row)
}

/**
 * Locked until the transaction ends, after the event: whatever changes requests, times, tables or the timetable comes
 * one after the other. @throws DomainError `not_found` (404) where no meetings are set up
 */
export async function lockProgramme(tx: Tx, scope: EventScope): Promise<Programme> {
  const row = await rowOf(tx, scope).forUpdate().executeTakeFirst()
  if (!row) throw notFoundError('event', scope.eventId)
  return withParts(tx, row)
}

/** Slots that meetings were planned in, by id: those that were removed since as well. */
export async function readSlots(db: Db | Tx, programmeId: number): Promise<Map<number, MeetingSlot>> {
  const rows = await db
    .selectFrom('meeting_slots')
    .select(['id', 'day', 'starts', 'ends'])
    .where('programme_id', '=', programmeId)
    .execute()
  return new Map(rows.map((row) => [row.id, toSlot(row)]))
}

/** Where meetings can be held now: the tables, and the booths of exhibitors that are sold, where meetings are held there. */
export async function readPlaces(db: Db | Tx, programme: Programme): Promise<MeetingPlace[]> {
  return [...tablePlaces(programme.tables), ...(programme.atBooths ? await readBooths(db, programme) : [])]
}

async function readBooths(db: Db | Tx, { eventId, stopId }: EventScope): Promise<MeetingPlace[]> {
  if (stopId !== null) return []
  const rows = await db
    .selectFrom('booth_holds as h')
    .innerJoin('booths as b', 'b.id', 'h.booth_id')
    .innerJoin('halls as l', 'l.id', 'b.hall_id')
    .select(['b.id', 'b.number', 'l.code', 'h.organisation_id'])
    .where('h.event_id', '=', eventId)
    .where('h.state', '=', 'sold')
    .where('b.removed_at', 'is', null)
    .orderBy('b.id')
    .execute()
  return rows.map(({ id, number, code, organisation_id: owner }) => ({
    id: -id,
    kind: 'booth',
    number,
    hall: code,
    owners: [owner],
  }))
}

/** Every place that a meeting was ever planned at, by id, for what was made before. */
export async function readAllPlaces(db: Db | Tx, programme: Programme): Promise<Map<number, MeetingPlace>> {
  const tables = await db
    .selectFrom('meeting_tables')
    .select(['id', 'number', 'hall'])
    .where('programme_id', '=', programme.id)
    .execute()
  const booths = await db
    .selectFrom('booths as b')
    .innerJoin('halls as l', 'l.id', 'b.hall_id')
    .select(['b.id', 'b.number', 'l.code'])
    .where('b.event_id', '=', programme.eventId)
    .where((is) =>
      is.or([
        is(
          'b.id',
          'in',
          is.selectFrom('meetings').select('booth_id').where('programme_id', '=', programme.id),
        ),
        is(
          'b.id',
          'in',
          is
            .selectFrom('timetable_meetings as m')
            .innerJoin('meeting_timetables as t', 't.id', 'm.timetable_id')
            .select('m.booth_id')
            .where('t.programme_id', '=', programme.id),
        ),
      ]),
    )
    .execute()
  const places: MeetingPlace[] = [
    ...tablePlaces(tables),
    ...booths.map(({ id, number, code }) => ({
      id: -id,
      kind: 'booth' as const,
      number,
      hall: code,
      owners: [],
    })),
  ]
  return new Map([...places, ...(await readPlaces(db, programme))].map((place) => [place.id, place]))
}

import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import { placeColumns, placeIdOf } from '../meeting'
import type { Meeting, Method, Progress } from '../timetable/problem'
import type { TimetableRecord, TimetableState, TimetableTrouble } from './timetable-record'

const rowsOf = (db: Db | Tx) =>
  db
    .selectFrom('meeting_timetables as t')
    .selectAll('t')
    .select((is) =>
      is
        .selectFrom('timetable_meetings as m')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('m.timetable_id', '=', 't.id')
        .as('meetings'),
    )

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

const toRecord = (row: Row): TimetableRecord => ({
  id: row.id,
  programmeId: row.programme_id,
  state: row.state as TimetableState,
  anew: row.anew,
  seconds: row.seconds,
  progress: row.progress as Progress | null,
  method: row.method as Method | null,
  worth: row.worth,
  bound: row.bound,
  wishes: row.wishes,
  meetings: Number(row.meetings),
  trouble: row.trouble as TimetableTrouble,
  askedAt: row.asked_at,
  endedAt: row.ended_at,
  publishedAt: row.published_at,
})

/** The timetables of a programme, the newest first. */
export async function listTimetables(
  db: Db | Tx,
  programmeId: number,
  limit = 10,
): Promise<TimetableRecord[]> {
  const rows = await rowsOf(db)
    .where('t.programme_id', '=', programmeId)
    .orderBy('t.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toRecord)
}

/** By id alone, for the job; of one programme where it is named. @throws DomainError `not_found` (404) */
export async function readTimetable(db: Db | Tx, id: number, programmeId?: number): Promise<TimetableRecord> {
  const row = await rowsOf(db).where('t.id', '=', id).executeTakeFirst()
  if (!row || (programmeId !== undefined && row.programme_id !== programmeId))
    throw notFoundError('timetable', id)
  return toRecord(row)
}

export async function readTimetableMeetings(db: Db | Tx, id: number): Promise<Meeting[]> {
  const rows = await db
    .selectFrom('timetable_meetings')
    .selectAll()
    .where('timetable_id', '=', id)
    .orderBy('slot_id')
    .orderBy('request_id')
    .execute()
  return rows.map((row) => ({
    wish: row.request_id,
    slot: row.slot_id,
    place: placeIdOf({ table: row.table_id, booth: row.booth_id }) ?? 0,
  }))
}

/** Writes what was made, in place of what an attempt before wrote. */
export async function writeTimetableMeetings(
  tx: Tx,
  id: number,
  meetings: readonly Meeting[],
): Promise<void> {
  await tx.deleteFrom('timetable_meetings').where('timetable_id', '=', id).execute()
  for (let from = 0; from < meetings.length; from += 1_000)
    await tx
      .insertInto('timetable_meetings')
      .values(
        meetings.slice(from, from + 1_000).map(({ wish, slot, place }) => ({
          timetable_id: id,
          request_id: wish,
          slot_id: slot,
          ...placeColumns(place),
        })),
      )
      .execute()
}

import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import {
  type MeetingRequest,
  type MeetingSide,
  type PlannedMeeting,
  placeIdOf,
  type RequestState,
} from './meeting'

const rowsOf = (db: Db | Tx, programmeId: number) =>
  db
    .selectFrom('meeting_requests as r')
    .innerJoin('offerings as o', 'o.id', 'r.offering_id')
    .innerJoin('needs as n', 'n.id', 'r.need_id')
    .innerJoin('organisations as e', 'e.id', 'r.enterprise_id')
    .innerJoin('organisations as t', 't.id', 'r.team_id')
    .selectAll('r')
    .select([
      'o.name_zh as offering_zh',
      'o.name_en as offering_en',
      'n.title_zh as need_zh',
      'n.title_en as need_en',
      'e.name_zh as enterprise_zh',
      'e.name_en as enterprise_en',
      't.name_zh as team_zh',
      't.name_en as team_en',
    ])
    .where('r.programme_id', '=', programmeId)

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

const toRequest = (row: Row): MeetingRequest => ({
  id: row.id,
  programmeId: row.programme_id,
  state: row.state as RequestState,
  askedBy: row.asked_by as MeetingSide,
  text: row.text,
  offering: { id: row.offering_id, nameZh: row.offering_zh, nameEn: row.offering_en },
  need: { id: row.need_id, titleZh: row.need_zh, titleEn: row.need_en },
  enterprise: { id: row.enterprise_id, nameZh: row.enterprise_zh, nameEn: row.enterprise_en },
  team: { id: row.team_id, nameZh: row.team_zh, nameEn: row.team_en },
  score: row.score_hundredths / 100,
  verdict: row.verdict as MeetingRequest['verdict'],
  proposed: row.slot_id === null ? null : { slotId: row.slot_id, by: row.slot_by as MeetingSide },
  reason: row.reason,
  fixed:
    row.fixed_slot_id === null
      ? null
      : {
          slotId: row.fixed_slot_id,
          placeId: placeIdOf({ table: row.fixed_table_id, booth: row.fixed_booth_id }),
          by: row.fixed_by as 'sides' | 'organizer',
        },
  introductionId: row.introduction_id,
  askedAt: row.asked_at,
  updatedAt: row.updated_at,
})

/** Requests of a programme, the newest first: of one organisation, or in one state, where they are named. */
export async function listRequests(
  db: Db | Tx,
  programmeId: number,
  {
    organisationId,
    state,
    limit = 5_000,
  }: { organisationId?: number; state?: RequestState; limit?: number } = {},
): Promise<MeetingRequest[]> {
  let query = rowsOf(db, programmeId).orderBy('r.id', 'desc').limit(limit)
  if (state) query = query.where('r.state', '=', state)
  if (organisationId !== undefined)
    query = query.where((is) =>
      is.or([is('r.enterprise_id', '=', organisationId), is('r.team_id', '=', organisationId)]),
    )
  return (await query.execute()).map(toRequest)
}

/** @throws DomainError `not_found` (404) */
export async function readRequest(db: Db | Tx, programmeId: number, id: number): Promise<MeetingRequest> {
  const row = await rowsOf(db, programmeId).where('r.id', '=', id).executeTakeFirst()
  if (!row) throw notFoundError('meeting', id)
  return toRequest(row)
}

export async function countRequests(
  db: Db,
  programmeId: number,
): Promise<Partial<Record<RequestState, number>>> {
  const rows = await db
    .selectFrom('meeting_requests')
    .select((is) => ['state', is.fn.countAll<number>().as('n')])
    .where('programme_id', '=', programmeId)
    .groupBy('state')
    .execute()
  return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]))
}

/** What participants were told, by request. */
export async function readPlanned(
  db: Db | Tx,
  programmeId: number,
  organisationId?: number,
): Promise<Map<number, PlannedMeeting>> {
  let query = db.selectFrom('meetings').selectAll().where('programme_id', '=', programmeId)
  if (organisationId !== undefined)
    query = query.where((is) =>
      is.or([is('enterprise_id', '=', organisationId), is('team_id', '=', organisationId)]),
    )
  const rows = await query.execute()
  return new Map(
    rows.map((row) => [
      row.request_id,
      {
        requestId: row.request_id,
        state: row.state as PlannedMeeting['state'],
        slotId: row.slot_id,
        placeId: placeIdOf({ table: row.table_id, booth: row.booth_id }) ?? 0,
        uid: row.uid,
        sequence: row.sequence,
        reason: row.reason,
        updatedAt: row.updated_at,
      },
    ]),
  )
}

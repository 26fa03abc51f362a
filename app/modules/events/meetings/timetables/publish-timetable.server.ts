import { sql } from 'kysely'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { EventScope } from '../../event'
import { type MeetingRequest, placeColumns } from '../meeting'
import type { Programme } from '../programme'
import { lockProgramme } from '../programme.repo.server'
import { listRequests, readPlanned } from '../requests.repo.server'
import { tellTimetable } from '../tell.server'
import { checkTimetable } from '../timetable/check-timetable'
import type { Meeting } from '../timetable/problem'
import { lockMeetingVenue } from '../venue.server'
import { problemOf } from './problem-of.server'
import { readTimetable, readTimetableMeetings } from './timetables.repo.server'

/**
 * Tells participants a timetable that was made: their meetings are written, and whoever has others than before hears of
 * it. What was agreed away since is left out. Publishing again what is published changes nothing.
 * @throws DomainError `not_found` (404), `timetable_state`, `timetable_stale` (409), and those of `lockMeetingVenue`
 */
export const publishTimetable = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { scope, timetableId }: { scope: EventScope; timetableId: number },
  { origin }: { origin: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const now = clock.now()
    await lockMeetingVenue(tx, viewer, scope)
    const programme = await lockProgramme(tx, scope)
    const timetable = await readTimetable(tx, timetableId, programme.id)
    if (timetable.state === 'published') return
    if (timetable.state !== 'made') throw new DomainError('timetable_state', {}, { status: 409 })
    const problem = await problemOf(tx, programme, { anew: true })
    const wished = new Set(problem.wishes.map(({ id }) => id))
    const meetings = (await readTimetableMeetings(tx, timetableId)).filter(({ wish }) => wished.has(wish))
    if (checkTimetable(problem, meetings).length > 0)
      throw new DomainError('timetable_stale', {}, { status: 409 })
    const changed = await writeMeetings(tx, programme, meetings, now)
    await tx
      .updateTable('meeting_timetables')
      .set({ state: 'published', published_at: now })
      .where('id', '=', timetableId)
      .execute()
    await tx
      .updateTable('meeting_programmes')
      .set({ published_at: now, updated_at: now })
      .where('id', '=', programme.id)
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'meetings.published',
      object: { kind: 'event', id: scope.eventId },
      detail: { timetable: timetableId, meetings: meetings.length },
    })
    for (const [organisationId, { count, had }] of changed)
      await tellTimetable(
        tx,
        scope,
        { organisationId, news: had ? 'changed' : 'planned', meetings: count, timetableId },
        { origin, at: now },
      )
  })

type Changed = Map<number, { count: number; had: boolean }>

/** Writes what is held now; gives whose meetings are others than before, with how many they have. */
export async function writeMeetings(
  tx: Tx,
  programme: Programme,
  meetings: readonly Meeting[],
  now: Date,
): Promise<Changed> {
  const requests = new Map((await listRequests(tx, programme.id)).map((request) => [request.id, request]))
  const before = await readPlanned(tx, programme.id)
  const next = new Map(meetings.map((meeting) => [meeting.wish, meeting]))
  const touched = new Set<number>()
  const touch = (request: MeetingRequest | undefined) => {
    if (request) touched.add(request.enterprise.id).add(request.team.id)
  }
  const stays = (meeting: Meeting) => {
    const old = before.get(meeting.wish)
    return old?.state === 'planned' && old.slotId === meeting.slot && old.placeId === meeting.place
  }
  const dropped = [...before.values()].filter((old) => old.state === 'planned' && !next.has(old.requestId))
  for (const { requestId } of dropped) touch(requests.get(requestId))
  if (dropped.length > 0)
    await tx
      .updateTable('meetings')
      .set({ state: 'cancelled', sequence: sql<number>`sequence + 1`, updated_at: now })
      .where(
        'request_id',
        'in',
        dropped.map(({ requestId }) => requestId),
      )
      .execute()
  const written = meetings.filter((meeting) => !stays(meeting))
  for (let from = 0; from < written.length; from += 500)
    await tx
      .insertInto('meetings')
      .values(
        written.slice(from, from + 500).flatMap((meeting) => {
          const request = requests.get(meeting.wish)
          touch(request)
          if (!request) return []
          return {
            ...{ request_id: meeting.wish, programme_id: programme.id, slot_id: meeting.slot },
            ...{ enterprise_id: request.enterprise.id, team_id: request.team.id },
            ...placeColumns(meeting.place),
            updated_at: now,
          }
        }),
      )
      .onConflict((conflict) =>
        conflict.column('request_id').doUpdateSet((set) => ({
          state: 'planned' as const,
          slot_id: set.ref('excluded.slot_id'),
          table_id: set.ref('excluded.table_id'),
          booth_id: set.ref('excluded.booth_id'),
          sequence: sql<number>`meetings.sequence + 1`,
          reason: '',
          updated_at: now,
        })),
      )
      .execute()
  const had = new Set(
    [...before.keys()].flatMap((id) => {
      const request = requests.get(id)
      return request ? [request.enterprise.id, request.team.id] : []
    }),
  )
  const count = (organisationId: number) =>
    meetings.filter(({ wish }) => {
      const request = requests.get(wish)
      return request?.enterprise.id === organisationId || request?.team.id === organisationId
    }).length
  return new Map([...touched].map((id) => [id, { count: count(id), had: had.has(id) }]))
}

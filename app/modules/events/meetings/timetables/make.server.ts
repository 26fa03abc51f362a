import { z } from 'zod'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import { defineJob, enqueue, handle } from '~/platform/jobs.server'
import type { Services } from '~/platform/services.server'
import type { Db } from '~db/client.server'
import type { EventScope } from '../../event'
import { lockProgramme, readProgramme } from '../programme.repo.server'
import { checkTimetable } from '../timetable/check-timetable'
import type { Progress } from '../timetable/problem'
import { solveInThread } from '../timetable/solve-in-thread.server'
import { lockMeetingVenue } from '../venue.server'
import { problemOf } from './problem-of.server'
import type { TimetableTrouble } from './timetable-record'
import { readTimetable, writeTimetableMeetings } from './timetables.repo.server'

/** How long the solver may take. */
const SECONDS = 50
/** How often the page is told how far it is. */
const TELLS_EVERY_MS = 700

const makeJob = defineJob('meetings-timetable', z.object({ timetableId: z.number().int() }))

/**
 * Asks for a timetable of what both sides agreed to, made by a job. Where one is being made, that one is answered.
 * @throws DomainError `not_found` (404), `no_slots_or_places` (409), and those of `lockMeetingVenue`
 */
export const askForTimetable = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { scope, anew }: { scope: EventScope; anew: boolean },
): Promise<number> =>
  db.transaction().execute(async (tx) => {
    await lockMeetingVenue(tx, viewer, scope)
    const programme = await lockProgramme(tx, scope)
    const under = await tx
      .selectFrom('meeting_timetables')
      .select('id')
      .where('programme_id', '=', programme.id)
      .where('state', 'in', ['waiting', 'working'])
      .executeTakeFirst()
    if (under) return under.id
    const { places } = await problemOf(tx, programme, { anew })
    if (programme.slots.length === 0 || places.length === 0)
      throw new DomainError('no_slots_or_places', {}, { status: 409 })
    const { id } = await tx
      .insertInto('meeting_timetables')
      .values({
        programme_id: programme.id,
        person_id: viewer.id,
        anew,
        seconds: SECONDS,
        asked_at: clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await enqueue(tx, makeJob, { timetableId: id })
    await audit(tx, auditSource(viewer), {
      action: 'meetings.timetable_asked',
      object: { kind: 'event', id: scope.eventId },
      detail: { timetable: id },
    })
    return id
  })

/**
 * Makes a timetable that was asked for and keeps it as a version. It is held against the rules before it is kept. Run
 * again after the worker ended in the middle, it begins anew.
 */
export async function makeAskedTimetable(
  { db, clock, logger }: Pick<Services, 'db' | 'clock' | 'logger'>,
  timetableId: number,
  signal: AbortSignal,
): Promise<void> {
  const asked = await readTimetable(db, timetableId)
  if (asked.state !== 'waiting' && asked.state !== 'working') return
  await db
    .updateTable('meeting_timetables')
    .set({ state: 'working', begun_at: clock.now() })
    .where('id', '=', timetableId)
    .execute()
  const programme = await readProgramme(db, asked.programmeId)
  const problem = await problemOf(db, programme, { anew: asked.anew })
  const fail = (trouble: TimetableTrouble) =>
    db
      .updateTable('meeting_timetables')
      .set({ state: 'failed', trouble, wishes: problem.wishes.length, ended_at: clock.now() })
      .where('id', '=', timetableId)
      .execute()
  if (problem.wishes.length === 0) {
    await fail('nothing')
    return
  }
  const teller = progressTeller(db, timetableId)
  const timetable = await solveInThread(problem, {
    seconds: asked.seconds,
    onProgress: teller.tell,
    onTrouble: (message) => logger.warn({ timetable: timetableId, reason: message }, 'the solver failed'),
    signal,
  })
  await teller.quiet()
  if (!timetable) {
    await fail('fixed_clash')
    return
  }
  const clashes = checkTimetable(problem, timetable.meetings)
  if (clashes.length > 0) {
    logger.error({ timetable: timetableId, clashes: clashes.slice(0, 20) }, 'a timetable breaks the rules')
    await fail('clash')
    return
  }
  await db.transaction().execute(async (tx) => {
    await writeTimetableMeetings(tx, timetableId, timetable.meetings)
    const { method, worth, bound } = timetable
    await tx
      .updateTable('meeting_timetables')
      .set({
        ...{ state: 'made' as const, method, worth, bound },
        wishes: problem.wishes.length,
        ended_at: clock.now(),
      })
      .where('id', '=', timetableId)
      .execute()
  })
}

/** Writes how far the solver is, not too often, and one after the other. */
function progressTeller(db: Db, timetableId: number) {
  let last = 0
  let writing: Promise<unknown> = Promise.resolve()
  return {
    tell(progress: Progress) {
      const now = performance.now()
      if (now - last < TELLS_EVERY_MS) return
      last = now
      writing = writing
        .then(() =>
          db
            .updateTable('meeting_timetables')
            .set({ progress: JSON.stringify(progress) })
            .where('id', '=', timetableId)
            .execute(),
        )
        .catch(() => undefined)
    },
    quiet: () => writing,
  }
}

export const meetingJobs = [
  handle(makeJob, ({ timetableId }, services, signal) => makeAskedTimetable(services, timetableId, signal)),
]

import { type BestPair, bestPairs } from '~/modules/matching'
import { readNeeds } from '~/modules/needs/index.server'
import { readOfferings } from '~/modules/offerings/index.server'
import type { Vocabulary } from '~/modules/vocabulary'
import type { Db, Tx } from '~db/client.server'
import { takeLock } from '~db/locks.server'
import { daysOf, type EventScope } from '../event'
import { readAnyEvent } from '../events.repo.server'
import { cancelPlanned } from '../meetings/cancel-planned.server'
import { readParticipants } from '../meetings/participants.server'
import { slotsOf } from '../meetings/programme'
import { lockProgramme } from '../meetings/programme.repo.server'
import { openHighs } from '../meetings/timetable/highs.server'
import { makeTimetable } from '../meetings/timetable/make-timetable'
import { problemOf } from '../meetings/timetables/problem-of.server'
import { writeMeetings } from '../meetings/timetables/publish-timetable.server'
import { writeTimetableMeetings } from '../meetings/timetables/timetables.repo.server'
import { readStops } from '../tours/stops/stops.repo.server'
import { addVisitorsOf } from './add-visitors.server'
import { readSuiting } from './suiting.server'

const TEAMS = 10
/** How requests stand, from the best match on and over again. `late` ones were agreed on after the timetable. */
const standings = [
  ...['planned', 'planned', 'incoming', 'outgoing', 'planned', 'late', 'declined', 'cancelled', 'withdrawn'],
] as const

/**
 * Adds invented meetings to the sample exhibition and to the first stop of the sample tour: times, tables, requests in
 * every state and a published timetable, where none are set up.
 */
export const ensureSampleMeetings = (db: Db, vocabulary: Vocabulary, at: Date): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    await takeLock(tx, 'world')
    const events = await tx
      .selectFrom('events as e')
      .innerJoin('memberships as m', 'm.organisation_id', 'e.organisation_id')
      .select(['e.id', 'e.kind', 'm.person_id'])
      .distinctOn('e.id')
      .where('e.sample', '=', true)
      .where('e.state', '=', 'published')
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('meeting_programmes as p').select('p.id').whereRef('p.event_id', '=', 'e.id'))),
      )
      .orderBy('e.id')
      .orderBy('m.person_id')
      .execute()
    for (const { id: eventId, kind, person_id: organizer } of events) {
      const [stop] = kind === 'tour' ? await readStops(tx, eventId) : []
      if (kind === 'tour' && !stop) continue
      if (!stop) {
        const suiting = await readSuiting(tx, { vocabulary, at, exhibiting: eventId })
        await addVisitorsOf(tx, { eventId, organizer, at }, suiting.teams(TEAMS))
      }
      await addMeetings(tx, { eventId, stopId: stop?.id ?? null }, { vocabulary, organizer, at })
    }
    return events.length > 0
  })

type Around = { vocabulary: Vocabulary; organizer: number; at: Date }

async function addMeetings(tx: Tx, scope: EventScope, around: Around): Promise<void> {
  const { at, organizer } = around
  await addProgramme(tx, scope, at)
  const standing = await addRequests(tx, scope, around)
  const of = (wanted: string) => standing.filter(({ how }) => how === wanted).map(({ id }) => id)
  const agreed = [...of('planned'), ...of('cancelled')]
  if (agreed.length === 0) return
  await setState(tx, agreed, { state: 'accepted', answered_at: at })
  const programme = await lockProgramme(tx, scope)
  const problem = await problemOf(tx, programme, { anew: true })
  const begun = performance.now()
  const timetable = makeTimetable(problem, {
    solve: await openHighs(),
    now: () => performance.now() - begun,
    seconds: 5,
  })
  if (!timetable) return
  const { meetings, method, worth, bound } = timetable
  const { id } = await tx
    .insertInto('meeting_timetables')
    .values({
      ...{ programme_id: programme.id, state: 'published', person_id: organizer, seconds: 5 },
      ...{ method, worth, bound, wishes: problem.wishes.length },
      ...{ asked_at: at, begun_at: at, ended_at: at, published_at: at },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeTimetableMeetings(tx, id, meetings)
  await writeMeetings(tx, programme, meetings, at)
  await tx
    .updateTable('meeting_programmes')
    .set({ published_at: at })
    .where('id', '=', programme.id)
    .execute()
  await setState(tx, of('late'), { state: 'accepted', answered_at: at })
  await setState(tx, of('declined'), {
    state: 'declined',
    answered_at: at,
    reason: '样例：这次带的装备不同。',
  })
  await setState(tx, of('withdrawn'), { state: 'withdrawn' })
  const reason = '样例：临时出动。'
  await setState(tx, of('cancelled'), { state: 'cancelled', reason })
  for (const request of of('cancelled')) await cancelPlanned(tx, request, { reason, now: at })
}

async function addProgramme(tx: Tx, scope: EventScope, at: Date): Promise<void> {
  const event = await readAnyEvent(tx, scope.eventId)
  const stop = (await readStops(tx, scope.eventId)).find(({ id }) => id === scope.stopId)
  const { startsOn, endsOn } = stop ?? event
  const { id } = await tx
    .insertInto('meeting_programmes')
    .values({
      ...{ event_id: scope.eventId, stop_id: scope.stopId, cap: 6, at_booths: stop === undefined },
      ...{ requests_until: startsOn, created_at: at, updated_at: at },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const slots = slotsOf({
    ...{ days: daysOf({ startsOn, endsOn }).slice(0, 2), from: '10:00', until: '16:00' },
    ...{ minutes: 25, pause: 5, breakFrom: '12:00', breakUntil: '13:30' },
  })
  await tx
    .insertInto('meeting_slots')
    .values(slots.map((slot) => ({ programme_id: id, ...slot })))
    .execute()
  await tx
    .insertInto('meeting_tables')
    .values([1, 2, 3, 4].map((n) => ({ programme_id: id, number: `T${n}`, hall: stop ? '' : 'A' })))
    .execute()
}

/** A request for each pair, those of whom somebody acts for first, all of them still to be answered. */
async function addRequests(tx: Tx, scope: EventScope, { vocabulary, organizer, at }: Around) {
  const programme = await lockProgramme(tx, scope)
  const participants = await readParticipants(tx, scope)
  const things = (side: string) => participants.flatMap((each) => (each.side === side ? each.things : []))
  const needs = await readNeeds(tx, 'public', things('team'))
  const offerings = await readOfferings(tx, 'public', things('enterprise'))
  const people = new Map(
    (await tx.selectFrom('memberships').select(['organisation_id', 'person_id']).execute()).map((row) => [
      row.organisation_id,
      row.person_id,
    ]),
  )
  const made: { id: number; how: (typeof standings)[number] }[] = []
  const acted = ({ need, offering }: BestPair) =>
    people.has(need.organisation.id) || people.has(offering.organisation.id)
  const pairs = bestPairs({ needs, offerings }, vocabulary, at.toISOString().slice(0, 10))
  for (const { need, offering, match } of pairs.sort((a, b) => Number(acted(b)) - Number(acted(a)))) {
    const [enterprise, team] = [offering.organisation.id, need.organisation.id]
    const count = made.length
    const how = standings[count % standings.length] ?? 'planned'
    const byTeam = how === 'outgoing' || (how !== 'incoming' && count % 2 === 0)
    const slot = how === 'incoming' ? programme.slots[count % programme.slots.length]?.id : undefined
    const { id } = await tx
      .insertInto('meeting_requests')
      .values({
        ...{ programme_id: programme.id, offering_id: offering.id, need_id: need.id },
        ...{ enterprise_id: enterprise, team_id: team, asked_by: byTeam ? 'team' : 'enterprise' },
        ...{ asker_id: people.get(byTeam ? team : enterprise) ?? organizer, asked_at: at, updated_at: at },
        ...{ text: how === 'incoming' ? '样例：想现场演示，并听听使用要求。' : '', verdict: match.verdict },
        ...{ score_hundredths: Math.round(match.score * 100) },
        ...(slot && { slot_id: slot, slot_by: byTeam ? 'team' : 'enterprise' }),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    made.push({ id, how })
  }
  return made
}

const setState = (
  tx: Tx,
  ids: readonly number[],
  columns: { state: string; answered_at?: Date; reason?: string },
) =>
  tx
    .updateTable('meeting_requests')
    .set(columns)
    .where('id', 'in', [0, ...ids])
    .execute()

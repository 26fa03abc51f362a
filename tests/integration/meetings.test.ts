import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { i18nFor } from '~/locales/i18n'
import {
  actOnProgramme,
  answerMeeting,
  askForMeeting,
  askForTimetable,
  makeAskedTimetable,
  manageMeeting,
  publishTimetable,
  readPartners,
  recordMeeting,
  sayAvailability,
  takeNotes,
} from '~/modules/events/index.server'
import {
  nextRequestState,
  type RequestEvent,
  requestEvents,
  requestStates,
  requestTransitions,
} from '~/modules/events/meetings/meeting'
import type { NoteLine } from '~/modules/events/meetings/on-the-day/record'
import { readParticipants } from '~/modules/events/meetings/participants.server'
import { slotsOf } from '~/modules/events/meetings/programme'
import { findProgramme } from '~/modules/events/meetings/programme.repo.server'
import { readPlanned, readRequest } from '~/modules/events/meetings/requests.repo.server'
import { checkTimetable } from '~/modules/events/meetings/timetable/check-timetable'
import { problemOf } from '~/modules/events/meetings/timetables/problem-of.server'
import { readTimetable } from '~/modules/events/meetings/timetables/timetables.repo.server'
import { readWork } from '~/modules/workbench/index.server'
import { fixedClock, systemClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { type Attending, type MeetingWorld, makeMeetingWorld } from '../support/meetings'
import { testServices } from '../support/services'

const database = useDatabase('sample world')
const way = { origin: 'https://muster.example' }
const fails = (code: string, status: number) => expect.objectContaining({ code, status })
const services = () => testServices(database)
const YEAR_MS = 365 * 86_400_000

let world: MeetingWorld
let first: Attending
let second: Attending
let team: Attending
let other: Attending
beforeAll(async () => {
  world = await makeMeetingWorld(database.db, { enterprises: 2, teams: 2 })
  const [e1, e2] = world.enterprises
  const [t1, t2] = world.teams
  if (!e1 || !e2 || !t1 || !t2) throw new Error('nobody takes part')
  ;[first, second, team, other] = [e1, e2, t1, t2]
})

const programme = async () => {
  const found = await findProgramme(database.db, world.scope)
  if (!found) throw new Error('nothing is set up')
  return found
}
const setUp = (form: Parameters<typeof actOnProgramme>[2]['form'], viewer = world.organizer) =>
  actOnProgramme(services(), viewer, { scope: world.scope, form })
const ask = (
  who: Attending,
  pair: { enterprise: Attending; team: Attending },
  slotId: number | null = null,
) =>
  askForMeeting(
    services(),
    who.viewer,
    {
      scope: world.scope,
      offeringId: pair.enterprise.thing,
      needId: pair.team.thing,
      slotId,
      text: '想看演示',
    },
    way,
  )
const answer = (who: Attending, form: Parameters<typeof answerMeeting>[2]['form']) =>
  answerMeeting(services(), who.viewer, { scope: world.scope, form }, way)
/** What its workbench says of the meetings that an organisation has ahead of it. */
const ahead = async (who: Attending, clock = systemClock) =>
  (await readWork(testServices(database, null, clock), who.viewer)).meetings
const request = async (id: number) => readRequest(database.db, (await programme()).id, id)
const make = async (anew = false) => {
  const id = await askForTimetable(services(), world.organizer, { scope: world.scope, anew })
  await makeAskedTimetable(services(), id, new AbortController().signal)
  return id
}
const publish = (timetableId: number) =>
  publishTimetable(services(), world.organizer, { scope: world.scope, timetableId }, way)
const told = async (who: Attending) =>
  (
    await database.db
      .selectFrom('notices')
      .select('event')
      .where('organisation_id', '=', who.organisationId)
      .where('kind', '=', 'meeting')
      .orderBy('id')
      .execute()
  ).map(({ event }) => event.replace('meeting_', ''))

describe('the states of a request', () => {
  const turn = { askedBy: 'team' as const, proposed: null }

  it('change only as the table says, by the side whose turn it is', () => {
    for (const state of requestStates)
      for (const event of requestEvents) {
        const to = requestTransitions[state][event]
        const by = (side: 'enterprise' | 'team') => () =>
          nextRequestState({ state, ...turn }, event as RequestEvent, side)
        if (to === undefined) expect(by('team'), `${state} ${event}`).toThrow('meeting_state')
        else {
          expect(by(event === 'withdraw' ? 'team' : 'enterprise')()).toBe(to)
          if (event !== 'cancel')
            expect(by(event === 'withdraw' ? 'enterprise' : 'team')).toThrow('other_side')
        }
      }
  })
})

describe('slots', () => {
  it('fill the hours of each day and leave out the break', () => {
    const plan = {
      from: '09:00',
      until: '11:10',
      minutes: 25,
      pause: 5,
      breakFrom: '10:00',
      breakUntil: '10:15',
    }
    expect(slotsOf({ ...plan, days: ['2099-05-12'] }).map(({ starts, ends }) => `${starts}–${ends}`)).toEqual(
      ['09:00–09:25', '09:30–09:55', '10:15–10:40', '10:45–11:10'],
    )
    expect(() => slotsOf({ ...plan, until: '09:20', days: ['2099-05-12'] })).toThrow('no_slots')
  })
})

describe('meetings at an exhibition', () => {
  it('are between accepted exhibitors with what they show and the teams of registered visitors', async () => {
    const participants = await readParticipants(database.db, world.scope)
    expect(participants.map(({ id, side, things }) => [id, side, things])).toEqual(
      expect.arrayContaining([
        [first.organisationId, 'enterprise', [first.thing]],
        [team.organisationId, 'team', [team.thing]],
      ]),
    )
    expect(participants).toHaveLength(4)
  })

  it('are set up by the organizer alone, and sent again nothing is there twice', async () => {
    const slots = {
      ...{ act: 'addSlots' as const, days: ['2099-05-12'], from: '09:00', until: '10:30' },
      ...{ minutes: 25, pause: 5, breakFrom: '', breakUntil: '' },
    }
    await expect(setUp(slots, first.viewer)).rejects.toEqual(fails('not_found', 404))
    await setUp(slots)
    await setUp(slots)
    await setUp({ act: 'addTables', hall: 'E1', prefix: 'T', count: 2 })
    await setUp({ act: 'settings', cap: 5, walkMinutes: 10, requestsUntil: '2099-05-12' })
    await expect(setUp({ ...slots, from: '09:10' })).rejects.toEqual(fails('slots_overlap', 422))
    await expect(setUp({ ...slots, days: ['2099-06-01'] })).rejects.toEqual(fails('slot_day', 422))
    expect(await programme()).toMatchObject({
      ...{ cap: 5, atBooths: false },
      slots: [{ starts: '09:00' }, { starts: '09:30' }, { starts: '10:00' }],
      tables: [
        { number: 'T1', hall: 'E1' },
        { number: 'T2', hall: 'E1' },
      ],
    })
  })

  it('are suggested by the match of what both bring, from either side', async () => {
    const participants = await readParticipants(database.db, world.scope)
    for (const [who, others] of [
      [first, world.teams],
      [team, world.enterprises],
    ] as const) {
      const own = participants.find(({ id }) => id === who.organisationId)
      if (!own) throw new Error('does not take part')
      const partners = await readPartners(services(), who.viewer, world.scope, own)
      expect(partners.map(({ partner }) => partner.id).sort()).toEqual(
        others.map(({ organisationId }) => organisationId).sort(),
      )
      expect(partners[0]?.pair.match.score).toBeGreaterThan(0)
    }
  })

  it('rest on a match of what both bring, and two organisations have one request, whoever asks', async () => {
    await expect(ask(second, { enterprise: first, team })).rejects.toEqual(fails('not_brought', 422))
    await expect(ask({ ...team, viewer: world.organizer }, { enterprise: first, team })).rejects.toEqual(
      fails('not_participating', 403),
    )
    const pair = { enterprise: first, team }
    const ids = await Promise.all([ask(team, pair), ask(first, pair), ask(team, pair)])
    expect(new Set(ids).size).toBe(1)
    const made = await request(ids[0] ?? 0)
    expect(made.score).toBeGreaterThan(0)
    expect(await told(made.askedBy === 'team' ? first : team)).toEqual(['asked'])
  })

  it('are agreed on with or without a time, declined with a reason, and nobody answers for the other side', async () => {
    const meetings = `/events/${world.scope.eventId}/meetings`
    const [slot] = (await programme()).slots
    const one = await ask(second, { enterprise: second, team }, slot?.id ?? 0)
    await expect(answer(second, { act: 'accept', request: one })).rejects.toEqual(fails('other_side', 403))
    await expect(answer(other, { act: 'accept', request: one })).rejects.toEqual(fails('not_found', 404))
    await answer(team, { act: 'propose', request: one, slot: (await programme()).slots[1]?.id ?? 0 })
    await expect(answer(team, { act: 'accept', request: one })).rejects.toEqual(fails('other_side', 403))
    expect(await ahead(second)).toMatchObject([{ path: meetings, toAnswer: 1, agreed: 0 }])
    await answer(second, { act: 'accept', request: one })
    await answer(second, { act: 'accept', request: one })
    expect(await ahead(second)).toMatchObject([{ path: meetings, toAnswer: 0, agreed: 1 }])
    expect(await ahead(second, fixedClock(new Date('2999-01-01T00:00:00Z')))).toEqual([])
    expect(await request(one)).toMatchObject({
      state: 'accepted',
      fixed: { slotId: (await programme()).slots[1]?.id, by: 'sides' },
    })
    const declined = await ask(other, { enterprise: second, team: other })
    await answer(second, { act: 'decline', request: declined, reason: '展期已满' })
    expect(await request(declined)).toMatchObject({ state: 'declined', reason: '展期已满' })
    expect(await told(team)).toContain('accepted')
    expect(await told(other)).toContain('declined')
  })

  it('are not agreed on for a time that one side has given away', async () => {
    const [, taken] = (await programme()).slots
    const two = await ask(first, { enterprise: first, team: other }, taken?.id ?? 0)
    await answer(other, { act: 'accept', request: two })
    const three = await ask(other, { enterprise: second, team: other }, taken?.id ?? 0)
    await expect(answer(second, { act: 'accept', request: three })).rejects.toEqual(fails('slot_taken', 409))
    await answer(other, { act: 'withdraw', request: three })
  })

  it('get a timetable without a clash that keeps what was agreed, told to those it concerns', async () => {
    const open = await ask(team, { enterprise: first, team })
    const { askedBy } = await request(open)
    await answer(askedBy === 'team' ? first : team, { act: 'accept', request: open })
    const { slots, ...now } = await programme()
    await sayAvailability(services(), first.viewer, {
      scope: world.scope,
      form: { free: slots.slice(1).map(({ id }) => id), cap: null },
    })
    const id = await make()
    expect(await readTimetable(database.db, id)).toMatchObject({
      ...{ state: 'made', method: 'exact', wishes: 3, meetings: 3 },
    })
    await publish(id)
    await publish(id)
    const planned = [...(await readPlanned(database.db, now.id)).values()]
    const problem = await problemOf(database.db, { slots, ...now }, { anew: true })
    const meetings = planned.map(({ requestId, slotId, placeId }) => ({
      ...{ wish: requestId, slot: slotId, place: placeId },
    }))
    expect(checkTimetable(problem, meetings)).toEqual([])
    expect(meetings).toContainEqual(expect.objectContaining({ wish: open, slot: slots[2]?.id }))
    expect(planned.every(({ sequence }) => sequence === 0)).toBe(true)
    for (const who of [first, second, team, other])
      expect((await told(who)).filter((news) => news === 'planned')).toEqual(['planned'])
  })

  it('stay where they are when one more comes, and one that is cancelled leaves by its uid', async () => {
    const { id, slots } = await programme()
    const before = await readPlanned(database.db, id)
    const more = await ask(second, { enterprise: second, team: other }, slots[2]?.id ?? 0)
    await answer(other, { act: 'accept', request: more })
    const [gone] = [...before.values()].filter(({ slotId }) => slotId === slots[2]?.id)
    if (!gone) throw new Error('nothing stands there')
    await answer(team, { act: 'cancel', request: gone.requestId, reason: '任务出动' })
    await publish(await make())
    const after = await readPlanned(database.db, id)
    for (const [requestId, was] of before)
      if (requestId !== gone.requestId) expect(after.get(requestId)).toEqual(was)
    expect(after.get(gone.requestId)).toMatchObject({
      ...{ state: 'cancelled', uid: gone.uid, sequence: gone.sequence + 1, reason: '任务出动' },
    })
    expect(after.get(more)).toMatchObject({ state: 'planned', slotId: slots[2]?.id })
    expect((await told(second)).at(-1)).toBe('changed')
    expect(await told(first)).not.toContain('changed')
  })

  it('are not published as they were made once something changed, and hold what the organizer has fixed', async () => {
    const { slots } = await programme()
    const stale = await make()
    const [request] = (
      await database.db
        .selectFrom('meetings')
        .select(['request_id', 'slot_id', 'team_id'])
        .where('state', '=', 'planned')
        .where('team_id', '=', other.organisationId)
        .orderBy('request_id')
        .execute()
    ).filter(({ slot_id }) => slot_id === slots[1]?.id)
    if (!request) throw new Error('nothing stands there')
    const manage = (form: Parameters<typeof manageMeeting>[2]['form']) =>
      manageMeeting(services(), world.organizer, { scope: world.scope, form }, way)
    await manage({ act: 'fix', request: request.request_id, slot: slots[0]?.id ?? 0, place: null })
    await expect(publish(stale)).rejects.toEqual(fails('timetable_stale', 409))
    await expect(setUp({ act: 'removeSlots', slots: [slots[1]?.id ?? 0] })).rejects.toEqual(
      fails('slot_used', 409),
    )
    const moved = await make()
    expect(await readTimetable(database.db, moved)).toMatchObject({ state: 'made', wishes: 3 })
    await manage({ act: 'unfix', request: request.request_id })
  })

  it('open the introduction of the pair once a side notes a next step, and the later note counts, sent again or not', async () => {
    const { id } = await programme()
    const held = [...(await readPlanned(database.db, id)).values()].filter(({ state }) => state === 'planned')
    const [meeting] = held
    const found = await request(meeting?.requestId ?? 0)
    const all = [...world.enterprises, ...world.teams]
    const of = (organisation: { id: number }) => {
      const attending = all.find(({ organisationId }) => organisationId === organisation.id)
      if (!attending) throw new Error('does not take part')
      return attending.viewer
    }
    const { t } = i18nFor('zh')
    const here = services().clock.now().getTime()
    /** A note of a device whose clock is a year behind, made some minutes before it is sent. */
    const line = (minutesAgo: number, more: Partial<NoteLine> = {}): NoteLine => ({
      ...{ id: randomUUID(), t: here - YEAR_MS - minutesAgo * 60_000, r: found.id },
      ...{ o: 'promising', s: 'quote', g: 5, n: '' },
      ...more,
    })
    const send = (viewer: Attending['viewer'], lines: NoteLine[], whose: { person?: number } = {}) =>
      takeNotes({ ...way, services: services(), viewer, lang: 'zh', t }, world.scope, {
        ...{
          now: here - YEAR_MS,
          person: viewer.id,
          organisation: viewer.organisation?.id ?? 0,
          line: lines,
        },
        ...whose,
      })
    const record = (side: 'enterprise' | 'team') =>
      database.db
        .selectFrom('meeting_records')
        .selectAll()
        .where('request_id', '=', found.id)
        .where('side', '=', side)
        .executeTakeFirst()
    const [enterprise, other] = [of(found.enterprise), of(found.team)]

    // The later word is there first: what was noted before does not open anything when it arrives.
    const [later, earlier] = [line(5, { o: 'unfit', s: 'none' }), line(30)]
    expect(await send(enterprise, [later])).toMatchObject([{ clientId: later.id, refused: null }])
    expect(await send(enterprise, [earlier])).toMatchObject([{ refused: null, introductionHref: null }])
    expect(await record('enterprise')).toMatchObject({
      ...{ outcome: 'unfit', next_step: 'none', recorded_at: new Date(here - 5 * 60_000) },
    })
    const newest = line(1, { n: '报价含运费' })
    const [opened] = await send(enterprise, [newest])
    expect(opened?.introductionHref).toMatch(/\/introductions\/\d+$/)
    const before = await record('enterprise')
    // Sent again, with other words even, each is the note that is there.
    expect(await send(enterprise, [{ ...newest, n: '又发' }, later, earlier])).toMatchObject([
      { refused: null, introductionHref: null },
      { refused: null, introductionHref: null },
      { refused: null, introductionHref: opened?.introductionHref },
    ])
    expect(await record('enterprise')).toEqual(before)

    // The other side agrees by its own next step, on its page.
    const introduction = Number(opened?.introductionHref?.split('/').at(-1))
    const stateOf = async () =>
      (
        await database.db
          .selectFrom('introductions')
          .select('state')
          .where('id', '=', introduction)
          .executeTakeFirstOrThrow()
      ).state
    expect(await stateOf()).toBe('asked')
    const form = { outcome: 'promising' as const, nextStep: 'trial' as const, rating: 4, note: '' }
    for (let times = 0; times < 2; times++)
      expect(
        await recordMeeting(
          services(),
          other,
          { scope: world.scope, requestId: found.id, form },
          { ...way, lang: 'zh' },
        ),
      ).toEqual({ introductionId: introduction, refused: null })
    expect(await stateOf()).toBe('accepted')

    // Nobody sends the notes of another, and one that is refused keeps none of the others back.
    await expect(send(other, [line(1)], { person: enterprise.id })).rejects.toEqual(
      fails('notes_of_another', 409),
    )
    const foreign = held.find(({ requestId }) => requestId !== found.id)
    await answerMeeting(
      services(),
      other,
      { scope: world.scope, form: { act: 'cancel', request: found.id, reason: '出动' } },
      way,
    )
    const mine = await request(foreign?.requestId ?? 0)
    const sent = await send(of(mine.enterprise), [
      line(2, { r: 987_654 }),
      line(1, { r: mine.id, s: 'none' }),
    ])
    expect(sent.map(({ refused }) => refused !== null)).toEqual([true, false])
    // What had arrived before the meeting was cancelled, has.
    expect(await send(enterprise, [newest])).toMatchObject([{ refused: null }])
    expect(await send(enterprise, [line(1)])).toMatchObject([{ refused: t('workErrors.meeting_not_held') }])
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts'
import type { EventScope } from '~/modules/events/event'
import {
  actOnProgramme,
  answerMeeting,
  askForMeeting,
  askForTimetable,
  makeAskedTimetable,
  manageMeeting,
  nameStopOrganizer,
  publishTimetable,
  sayAvailability,
} from '~/modules/events/index.server'
import { meetingCalendar } from '~/modules/events/meetings/calendar-of.server'
import { findProgramme, readAllPlaces, readSlots } from '~/modules/events/meetings/programme.repo.server'
import { listRequests, readPlanned } from '~/modules/events/meetings/requests.repo.server'
import { readMeetingVenue } from '~/modules/events/meetings/venue.server'
import { useDatabase } from '../support/database'
import { type Attending, makeStopParties } from '../support/meetings'
import { makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testServices } from '../support/services'
import { makeStop, makeTour, type Tour } from '../support/tours'

const database = useDatabase('sample world')
const way = { origin: 'https://muster.example' }
const fails = (code: string, status: number) => expect.objectContaining({ code, status })
const services = () => testServices(database)

let tour: Tour
/** The two stops, and who is named for the first of them alone. */
let deyang: EventScope
let kunming: EventScope
let local: Person
let enterprise: Attending
let team: Attending

beforeAll(async () => {
  const { db } = database
  tour = await makeTour(db)
  const { eventId } = tour
  const host = await makePerson(db)
  const hostId = await makeOrganisation(db, { members: [[host, 'owner']] })
  const stop = (titleZh: string) => makeStop(db, eventId, { titleZh, hostId, enterprises: 9, teams: 9 })
  deyang = { eventId, stopId: await stop('德阳站') }
  kunming = { eventId, stopId: await stop('昆明站') }
  local = await viewerOf(db, host, { organisationId: hostId })
  await nameStopOrganizer(services(), tour.organizer, {
    ...{ eventId, stopId: deyang.stopId ?? 0, form: { act: 'name', person: host.id } },
  })
  ;({ enterprise, team } = await makeStopParties(db, { eventId, stops: [deyang.stopId, kunming.stopId] }))
})

const setUp = (scope: EventScope, form: Parameters<typeof actOnProgramme>[2]['form'], viewer = local) =>
  actOnProgramme(services(), viewer, { scope, form })
const slots = {
  ...{ act: 'addSlots' as const, days: ['2099-05-12'], from: '09:00', until: '10:00' },
  ...{ minutes: 25, pause: 5, breakFrom: '', breakUntil: '' },
}
const tables = { act: 'addTables' as const, hall: '', prefix: 'T', count: 1 }
const programmeAt = async (scope: EventScope) => {
  const found = await findProgramme(database.db, scope)
  if (!found) throw new Error('nothing is set up')
  return found
}
const ask = (scope: EventScope, who = team) =>
  askForMeeting(
    services(),
    who.viewer,
    { scope, offeringId: enterprise.thing, needId: team.thing, slotId: null, text: '' },
    way,
  )
const answer = (scope: EventScope, request: number, who = enterprise) =>
  answerMeeting(services(), who.viewer, { scope, form: { act: 'accept', request } }, way)

describe('meetings at the stops of a tour', () => {
  it('are set up by whoever manages the stop; of another stop, or of the tour as a whole, there is nothing', async () => {
    await setUp(deyang, slots)
    await setUp(deyang, tables)
    await expect(setUp(kunming, slots)).rejects.toEqual(fails('not_found', 404))
    await expect(setUp({ ...deyang, stopId: null }, slots)).rejects.toEqual(fails('not_found', 404))
    await expect(setUp({ ...deyang, stopId: null }, slots, tour.organizer)).rejects.toEqual(
      fails('not_found', 404),
    )
    const other = await makeTour(database.db)
    await expect(
      setUp({ eventId: other.eventId, stopId: deyang.stopId }, slots, tour.organizer),
    ).rejects.toEqual(fails('not_found', 404))
    await expect(setUp(deyang, { ...slots, days: ['2099-05-13'] })).rejects.toEqual(fails('slot_day', 422))
    await setUp(kunming, slots, tour.organizer)
    await setUp(kunming, tables, tour.organizer)
    const here = await programmeAt(deyang)
    const there = await programmeAt(kunming)
    expect(here.id).not.toBe(there.id)
    // Times and tables of another stop are not removed from here.
    await setUp(deyang, { act: 'removeSlots', slots: there.slots.map(({ id }) => id) })
    await setUp(deyang, { act: 'removeTables', tables: there.tables.map(({ id }) => id) })
    expect(await programmeAt(kunming)).toEqual(there)
    expect(await programmeAt(deyang)).toEqual(here)
  })

  it('are asked for once a stop: the same two organisations have a request at each', async () => {
    const [here, there] = [await ask(deyang), await ask(kunming)]
    expect(here).not.toBe(there)
    expect(await ask(deyang, enterprise)).toBe(here)
    await expect(answer(deyang, there)).rejects.toEqual(fails('not_found', 404))
    await answer(deyang, here)
    await answer(kunming, there)
    const notices = await database.db
      .selectFrom('notices')
      .select(['path', 'params'])
      .where('organisation_id', '=', team.organisationId)
      .where('event', '=', 'meeting_accepted')
      .orderBy('id')
      .execute()
    expect(notices[0]?.path).toBe(`/events/${tour.eventId}/meetings/${here}?stop=${deyang.stopId}`)
    expect(JSON.stringify(notices[0]?.params)).toContain('测试区域行 · 德阳站')
    const away = (await programmeAt(deyang)).slots.slice(1)
    await sayAvailability(services(), team.viewer, {
      scope: deyang,
      form: { free: away.map(({ id }) => id), cap: null },
    })
  })

  it('are planned and published by the stop’s own organizers, for that stop alone', async () => {
    const asked = await askForTimetable(services(), local, { scope: deyang, anew: false })
    await makeAskedTimetable(services(), asked, new AbortController().signal)
    await expect(askForTimetable(services(), local, { scope: kunming, anew: false })).rejects.toEqual(
      fails('not_found', 404),
    )
    await expect(
      publishTimetable(services(), tour.organizer, { scope: kunming, timetableId: asked }, way),
    ).rejects.toEqual(fails('not_found', 404))
    await publishTimetable(services(), local, { scope: deyang, timetableId: asked }, way)
    const [here, there] = [await programmeAt(deyang), await programmeAt(kunming)]
    expect([...(await readPlanned(database.db, here.id)).values()]).toMatchObject([
      { state: 'planned', slotId: here.slots[1]?.id },
    ])
    expect((await readPlanned(database.db, there.id)).size).toBe(0)
    const [theirs] = await listRequests(database.db, there.id)
    const manage = (viewer: Person, scope: EventScope, form: Parameters<typeof manageMeeting>[2]['form']) =>
      manageMeeting(services(), viewer, { scope, form }, way)
    const cancel = { act: 'cancel' as const, request: theirs?.id ?? 0, reason: '场地调整' }
    await expect(manage(local, kunming, cancel)).rejects.toEqual(fails('not_found', 404))
    await expect(manage(local, deyang, cancel)).rejects.toEqual(fails('not_found', 404))
    await expect(
      manage(local, deyang, { act: 'cap', organisation: tour.organizerId, cap: 1 }),
    ).rejects.toEqual(fails('unknown_choice', 422))
  })

  it('are called off with their stop, for calendars too, and can no longer be asked for', async () => {
    const calendar = async () => {
      const { db } = database
      const programme = await programmeAt(deyang)
      const where = {
        planned: await readPlanned(db, programme.id),
        slots: await readSlots(db, programme.id),
        places: await readAllPlaces(db, programme),
      }
      return meetingCalendar(
        {
          ...{ venue: await readMeetingVenue(db, team.viewer, deyang), scope: deyang, side: 'team' as const },
          ...{ requests: await listRequests(db, programme.id), where },
        },
        { lang: 'zh', origin: way.origin },
      )
    }
    const before = await calendar()
    expect(before).toContain('METHOD:PUBLISH')
    expect(before.replaceAll('\r\n ', '')).toContain('测试区域行 · 德阳站')
    await database.db
      .updateTable('tour_stops')
      .set({ cancelled_at: new Date(), cancel_reason: '暴雨' })
      .where('id', '=', deyang.stopId)
      .execute()
    const after = await calendar()
    expect(after).toContain('METHOD:CANCEL')
    expect(after).toContain('SEQUENCE:1')
    await expect(setUp(deyang, tables)).rejects.toEqual(fails('stop_cancelled', 409))
    await expect(ask(deyang)).rejects.toEqual(fails('meetings_closed', 409))
  })
})

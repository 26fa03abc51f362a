import { beforeAll, describe, expect, it } from 'vitest'
import {
  actOnDrills,
  makeSession,
  recordSessionMeeting,
  signUp,
  withdrawSignUp,
} from '~/modules/events/index.server'
import { readDrills } from '~/modules/events/tours/drills/drills.repo.server'
import { readReport } from '~/modules/events/tours/report/read-report.server'
import { readMeetings } from '~/modules/events/tours/sessions/sessions.repo.server'
import { readStop } from '~/modules/events/tours/stops/stops.repo.server'
import { fixedClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { testDay, testServices } from '../support/services'
import { makeEnterprise, makeStop, makeTeam, makeTour, type Party, type Tour } from '../support/tours'

const way = { origin: 'https://muster.example' }

describe('what is held at a stop', () => {
  const database = useDatabase('vocabulary')
  let minutes = 0
  const services = () =>
    testServices(database, null, fixedClock(new Date(testDay.getTime() + ++minutes * 60_000)))
  let tour: Tour
  let stopId: number
  let enterprises: Party[]
  let teams: Party[]

  beforeAll(async () => {
    const { db } = database
    tour = await makeTour(db)
    stopId = await makeStop(db, tour.eventId, { enterprises: 5, teams: 5 })
    enterprises = [await makeEnterprise(db), await makeEnterprise(db)]
    teams = [await makeTeam(db), await makeTeam(db)]
    // A demand that the pump meets: it becomes what a drill measures.
    await db
      .insertInto('need_constraints')
      .values({
        ...{ need_id: teams[0]?.thingId ?? 0, position: 0, attribute_code: 'power_kw', op: '>=' },
        ...{ value_written: '60', unit_written: 'kW', number: 60, hard: true },
      })
      .execute()
    for (const party of [...enterprises, ...teams]) await sign(party)
  })
  const sign = ({ viewer, side, thingId }: Party) =>
    signUp(
      services(),
      viewer,
      {
        eventId: tour.eventId,
        content: {
          ...{ stops: [stopId], contactName: '张工', contactPhone: '028-1234', note: '' },
          offerings:
            side === 'enterprise'
              ? [
                  {
                    ...{ offeringId: thingId, powerWatts: 3_000, water: true, spaceM2: 20, flight: false },
                    note: '',
                  },
                ]
              : [],
          needs: side === 'team' ? [thingId] : [],
          people: [{ name: '李队', duty: '队长', phone: '', email: '' }],
        },
      },
      way,
    )
  const at = () => ({ eventId: tour.eventId, stopId })
  const session = { day: '2099-05-12', starts: '13:30', minutes: 20, rounds: 4 }
  const make = (more: Partial<typeof session> & { anew?: boolean; by?: Party } = {}) => {
    const { anew = false, by, ...changes } = more
    return makeSession(
      services(),
      by?.viewer ?? tour.organizer,
      { ...at(), session: { ...session, ...changes }, anew },
      way,
    )
  }
  const meetings = () => readMeetings(database.db, stopId)
  const seats = async () =>
    (await meetings()).map(({ team, enterprise, round, table }) => [team.id, enterprise.id, round, table])

  it('is put together of the needs and equipment that are both there, each team at a table of its own', async () => {
    await make()
    const found = await meetings()
    expect(found).toHaveLength(4)
    expect(new Set(found.map(({ round }) => round))).toEqual(new Set([1, 2]))
    for (const { team, enterprise, pairs } of found) {
      const [pair] = pairs
      expect(teams.find(({ organisationId }) => organisationId === team.id)?.thingId).toBe(pair?.needId)
      expect(enterprises.find(({ organisationId }) => organisationId === enterprise.id)?.thingId).toBe(
        pair?.offeringId,
      )
    }
    const tables = new Map(found.map(({ team, table }) => [team.id, table]))
    expect(new Set(tables.values())).toEqual(new Set([1, 2]))
  })

  it('stays as it is when it is made again, and loses only who is gone', async () => {
    const before = await seats()
    const news = async () =>
      (
        await database.db
          .selectFrom('notices')
          .select('id')
          .where('event', '=', 'tour_programme')
          .where('person_id', '=', teams[0]?.viewer.id ?? 0)
          .execute()
      ).length
    const told = await news()
    await make()
    expect(await seats()).toEqual(before)
    expect(await news()).toBe(told)
    const [first] = await meetings()
    const record = { ...at(), meetingId: first?.id ?? 0, outcome: 'promising', note: '约试用' } as const
    await recordSessionMeeting(services(), tour.organizer, record)
    const leaving = enterprises.find(({ organisationId }) => organisationId === first?.enterprise.id) as Party
    await withdrawSignUp(services(), leaving.viewer, { eventId: tour.eventId }, way)
    await make()
    // What was recorded stays, whoever has left since; the other meetings of who left are gone.
    expect(await seats()).toEqual(
      before.filter(([team, enterprise]) => enterprise !== leaving.organisationId || team === first?.team.id),
    )
    await sign(leaving)
    await make()
    expect(await meetings()).toHaveLength(4)
    expect((await meetings()).find(({ id }) => id === first?.id)).toMatchObject({
      ...{ outcome: 'promising', note: '约试用', round: first?.round },
    })
  })

  it('has a day of the stop, and is made by those who manage it', async () => {
    await expect(make({ day: '2099-05-20' })).rejects.toMatchObject({ code: 'session_outside' })
    await expect(make({ rounds: 40, minutes: 60 })).rejects.toMatchObject({ code: 'session_long' })
    const [by] = enterprises
    await expect(make(by ? { by } : {})).rejects.toMatchObject({ status: 404 })
  })

  it('has drills that measure what the needs there demand, and keep what was measured, failures too', async () => {
    const [enterprise] = enterprises
    const plan = (offering: number) =>
      actOnDrills(services(), tour.organizer, {
        ...at(),
        form: {
          ...{ act: 'plan', offering, titleZh: '抽水演练', titleEn: '', place: '水池' },
          ...{ day: '2099-05-12', hour: '10:00', procedure: '' },
        },
      })
    await expect(plan(999_999)).rejects.toMatchObject({ code: 'drill_not_brought' })
    await plan(enterprise?.thingId ?? 0)
    await plan(enterprise?.thingId ?? 0)
    const [drill, ...more] = await readDrills(database.db, stopId)
    expect(more).toEqual([])
    expect(drill).toMatchObject({
      startsAt: new Date('2099-05-12T02:00:00Z'),
      measures: [{ attribute: 'power_kw', unit: 'kW', demanded: '≥ 60', measured: '' }],
    })
    const [measure] = drill?.measures ?? []
    await actOnDrills(services(), tour.organizer, {
      ...at(),
      form: {
        ...{ act: 'record', drill: drill?.id ?? 0, result: 'failed', evaluators: '王工（检测院）', note: '' },
        measures: [{ ...(measure as NonNullable<typeof measure>), measured: '52' }],
      },
    })
    expect((await readDrills(database.db, stopId))[0]).toMatchObject({
      ...{ result: 'failed', measures: [{ demanded: '≥ 60', measured: '52' }] },
    })
    await expect(
      actOnDrills(services(), tour.organizer, { ...at(), form: { act: 'remove', drill: drill?.id ?? 0 } }),
    ).rejects.toMatchObject({ code: 'drill_recorded' })
  })

  it('is reported: who came, whom they met, what was measured, which needs are answered', async () => {
    const { db } = database
    await db
      .updateTable('needs')
      .set({ state: 'met', closed_at: new Date('2099-05-20T00:00:00Z'), closed_how: 'through_muster' })
      .where('id', '=', teams[1]?.thingId ?? 0)
      .execute()
    const later = testServices(database, null, fixedClock(new Date('2099-06-01T00:00:00Z')))
    const report = await readReport(later, await readStop(db, tour.eventId, stopId))
    expect(report.parties).toHaveLength(4)
    expect(report.parties.filter(({ seen }) => seen)).toHaveLength(2)
    expect(report.meetings.filter(({ outcome }) => outcome === 'promising')).toHaveLength(1)
    expect(report.drills).toMatchObject([{ result: 'failed' }])
    expect(report.needs).toMatchObject([
      { id: teams[0]?.thingId, answered: 'open' },
      { id: teams[1]?.thingId, answered: 'met' },
    ])
    expect(report.demand).toMatchObject([{ track: 'T05', before: 2, met: 1, now: 1 }])
  })
})

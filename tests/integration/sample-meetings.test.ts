import { expect, it } from 'vitest'
import { ensureSamplePeople } from '~/modules/accounts/index.server'
import {
  checkTimetable,
  ensureSampleExhibition,
  ensureSampleMeetings,
  ensureSampleSignUps,
  ensureSampleTour,
} from '~/modules/events/index.server'
import { requestStates } from '~/modules/events/meetings/meeting'
import { readProgramme } from '~/modules/events/meetings/programme.repo.server'
import { countRequests, readPlanned } from '~/modules/events/meetings/requests.repo.server'
import { problemOf } from '~/modules/events/meetings/timetables/problem-of.server'
import { listSignUps } from '~/modules/events/tours/sign-ups/sign-ups.repo.server'
import { useDatabase } from '../support/database'
import { testServices } from '../support/services'

const database = useDatabase('sample world')

it('the sample exhibition and tour have meetings in every state and a timetable without a clash, made once', async () => {
  const { db } = database
  const at = new Date('2026-11-23T04:00:00Z')
  const vocabulary = await testServices(database).vocabulary()
  await ensureSamplePeople(db, 'demo-password-1', at)
  await ensureSampleExhibition(db, at)
  await ensureSampleTour(db, at)
  expect(await ensureSampleSignUps(db, vocabulary, at)).toBe(true)
  expect(await ensureSampleSignUps(db, vocabulary, at)).toBe(false)
  expect(await ensureSampleMeetings(db, vocabulary, at)).toBe(true)
  expect(await ensureSampleMeetings(db, vocabulary, at)).toBe(false)
  const programmes = await db
    .selectFrom('meeting_programmes')
    .select(['id', 'stop_id'])
    .orderBy('id')
    .execute()
  expect(programmes).toMatchObject([{ stop_id: null }, { stop_id: expect.any(Number) }])
  for (const { id } of programmes) {
    expect(Object.keys(await countRequests(db, id)).sort()).toEqual([...requestStates].sort())
    const planned = [...(await readPlanned(db, id)).values()].filter(({ state }) => state === 'planned')
    expect(planned.length).toBeGreaterThan(2)
    const problem = await problemOf(db, await readProgramme(db, id), { anew: true })
    const meetings = planned.map(({ requestId, slotId, placeId }) => ({
      ...{ wish: requestId, slot: slotId, place: placeId },
    }))
    expect(checkTimetable(problem, meetings)).toEqual([])
  }
  const brought = await db.selectFrom('tour_sign_up_offerings').selectAll().execute()
  expect(brought.some(({ power_watts }) => power_watts !== null)).toBe(true)
  expect(brought.some(({ space_m2 }) => space_m2 !== null)).toBe(true)
  expect(brought.some(({ water }) => water)).toBe(true)
  expect(brought.some(({ flight }) => flight)).toBe(true)
})

it('the sample teams come to the tour with needs, also where they signed up without; what a person said stays', async () => {
  const { db } = database
  const at = new Date('2026-11-23T04:00:00Z')
  const services = testServices(database)
  const vocabulary = await services.vocabulary()
  const [stop] = await db.selectFrom('tour_stops').select('id').orderBy('starts_on').limit(1).execute()
  const stopId = stop?.id ?? 0
  const teamsAt = () => listSignUps(db, stopId, { side: 'team' })
  const first = await teamsAt()
  expect(first.length).toBeGreaterThan(5)
  expect(first.filter(({ needs, people }) => needs.length === 0 || people.length === 0)).toEqual([])
  expect(await planned()).toEqual({ meetings: expect.any(Number), drills: 2 })
  expect((await planned()).meetings).toBeGreaterThan(3)

  const [said, silent] = first
  const clear = (ids: number[]) =>
    db.deleteFrom('tour_sign_up_needs').where('sign_up_id', 'in', ids).execute()
  await clear([said?.id ?? 0, silent?.id ?? 0])
  const [person] = await db.selectFrom('people').select('id').limit(1).execute()
  await db
    .updateTable('tour_sign_ups')
    .set({ signed_by: person?.id ?? null })
    .where('id', '=', said?.id ?? 0)
    .execute()
  expect(await ensureSampleSignUps(db, vocabulary, at)).toBe(true)
  const after = await teamsAt()
  expect(after.find(({ id }) => id === said?.id)?.needs).toEqual([])
  expect(after.find(({ id }) => id === silent?.id)?.needs).toEqual(silent?.needs)

  async function planned() {
    const of = (table: 'tour_session_meetings' | 'tour_drills') =>
      db.selectFrom(table).select('id').where('stop_id', '=', stopId).execute()
    return { meetings: (await of('tour_session_meetings')).length, drills: (await of('tour_drills')).length }
  }
})

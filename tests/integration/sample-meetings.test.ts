import { expect, it } from 'vitest'
import { ensureSamplePeople } from '~/modules/accounts/index.server'
import {
  checkTimetable,
  ensureSampleExhibition,
  ensureSampleMeetings,
  ensureSampleTour,
} from '~/modules/events/index.server'
import { requestStates } from '~/modules/events/meetings/meeting'
import { readProgramme } from '~/modules/events/meetings/programme.repo.server'
import { countRequests, readPlanned } from '~/modules/events/meetings/requests.repo.server'
import { problemOf } from '~/modules/events/meetings/timetables/problem-of.server'
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

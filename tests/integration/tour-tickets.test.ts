import { describe, expect, it } from 'vitest'
import { decideSignUp, issueTickets, signUp } from '~/modules/events/index.server'
import { findSignUp } from '~/modules/events/tours/sign-ups/sign-ups.repo.server'
import { listVisitors } from '~/modules/events/visitors/visitors.repo.server'
import { fixedClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { testDay, testServices } from '../support/services'
import {
  makeEnterprise,
  makeStop,
  makeTeam,
  makeTour,
  type Party,
  signUpContent,
  type Tour,
} from '../support/tours'
import { way } from '../support/visitors'

const database = useDatabase('vocabulary')
const services = (at = testDay) => testServices(database, null, fixedClock(at))
const going = new AbortController().signal

const sign = (party: Party, eventId: number, stops: number[], names: string[]) =>
  signUp(
    services(),
    party.viewer,
    {
      eventId,
      content: signUpContent(party, stops, {
        people: names.map((name) => ({
          ...{ name, duty: '', phone: '', email: `${party.side}${party.thingId}@example.com` },
        })),
      }),
    },
    way,
  )
const tickets = async ({ eventId }: Tour, stopId: number) =>
  (await listVisitors(database.db, { eventId, stopId }, { limit: 50, state: 'registered' }))
    .map(({ name }) => name)
    .sort()
const mails = async (party: Party) =>
  (
    await database.db
      .selectFrom('mails')
      .select('id')
      .where('to_address', '=', `${party.side}${party.thingId}@example.com`)
      .execute()
  ).length
/** As it was before there were tickets. */
const forget = ({ eventId }: Tour, stopId: number) =>
  database.db
    .deleteFrom('event_visitors')
    .where('event_id', '=', eventId)
    .where('stop_id', '=', stopId)
    .execute()

describe('tickets of those who were accepted before there were any', () => {
  it('are issued and mailed once, also by two workers at the same moment, and the others stay', async () => {
    const { db } = database
    const tour = await makeTour(db)
    const [stop, later] = [await makeStop(db, tour.eventId), await makeStop(db, tour.eventId)]
    const [team, enterprise] = [await makeTeam(db), await makeEnterprise(db)]
    await sign(team, tour.eventId, [stop, later], ['李队'])
    await sign(enterprise, tour.eventId, [stop], ['王工', '赵工'])
    const kept = await listVisitors(db, { eventId: tour.eventId, stopId: later }, { limit: 50 })
    await forget(tour, stop)
    const before = await mails(team)
    await Promise.all([issueTickets(services(), going), issueTickets(services(), going)])
    expect(await tickets(tour, stop)).toEqual(['李队', '王工', '赵工'].sort())
    expect(await mails(team)).toBe(before + 1)
    expect(await listVisitors(db, { eventId: tour.eventId, stopId: later }, { limit: 50 })).toEqual(kept)
    await issueTickets(services(), going)
    expect(await tickets(tour, stop)).toHaveLength(3)
    expect(await mails(team)).toBe(before + 1)
  })

  it('are not issued to whoever was taken off, nor where a stop is over or called off', async () => {
    const { db } = database
    const tour = await makeTour(db)
    const stop = await makeStop(db, tour.eventId)
    const team = await makeTeam(db)
    await sign(team, tour.eventId, [stop], ['李队'])
    await forget(tour, stop)
    await issueTickets(services(new Date('2099-05-13T01:00:00Z')), going)
    expect(await tickets(tour, stop)).toEqual([])
    const own = await findSignUp(db, tour.eventId, team.organisationId)
    const act = (
      form: { act: 'remove'; signUp: number; reason: string } | { act: 'restore'; signUp: number },
    ) => decideSignUp(services(), tour.organizer, { eventId: tour.eventId, stopId: stop, form }, way)
    await act({ act: 'remove', signUp: own?.id ?? 0, reason: '名额调整' })
    await issueTickets(services(), going)
    expect(await tickets(tour, stop)).toEqual([])
    await db
      .updateTable('tour_sign_up_stops')
      .set({ state: 'accepted' })
      .where('sign_up_id', '=', own?.id ?? 0)
      .execute()
    await issueTickets(services(new Date('2099-05-12T01:00:00Z')), going)
    expect(await tickets(tour, stop)).toEqual(['李队'])
  })
})

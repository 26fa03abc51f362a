import { beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts'
import {
  type ApplicationEvent,
  applicationDoers,
  applicationEvents,
  applicationStates,
  applicationTransitions,
} from '~/modules/events/exhibitors/application'
import { findApplication } from '~/modules/events/exhibitors/applications.repo.server'
import {
  cancelBooking,
  confirmByHand,
  decideApplication,
  holdBooths,
  lapseBookings,
  reallocateBooth,
  releaseBooking,
  submitApplication,
  waitForBooth,
  withdrawApplication,
} from '~/modules/events/index.server'
import { readOwnBookings } from '~/modules/events/selling/bookings.repo.server'
import { readFreeBooths, readOwnWaits } from '~/modules/events/selling/free-booths.server'
import { fixedClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { type Exhibition, makeBooths, makeExhibition, makeExhibitor } from '../support/exhibitors'
import { makeOfferings } from '../support/market'
import { addMember, makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testDay, testServices } from '../support/services'

const database = useDatabase()
const way = { origin: 'https://muster.example' }
const fails = (code: string, status: number) => expect.objectContaining({ code, status })
const services = (minutes = 0) =>
  testServices(database, null, fixedClock(new Date(testDay.getTime() + minutes * 60_000)))

let exhibition: Exhibition
let booths: Record<string, number>
beforeEach(async () => {
  exhibition = await makeExhibition(database.db)
  const numbers = ['A1', 'A2', 'A3', 'A4']
  const ids = await makeBooths(database.db, exhibition, numbers)
  booths = Object.fromEntries(numbers.map((number, i) => [number, ids[i] ?? 0]))
})

const told = async (organisationId: number) =>
  (
    await database.db
      .selectFrom('notices')
      .select('event')
      .where('organisation_id', '=', organisationId)
      .where('event', 'like', 'exhibition_%')
      .orderBy('id')
      .execute()
  ).map(({ event }) => event.replace('exhibition_', ''))

describe('applying for an exhibition', () => {
  let enterprise: Person
  let organisationId: number
  let offerings: number[]
  beforeEach(async () => {
    const person = await makePerson(database.db)
    organisationId = await makeOrganisation(database.db, { members: [[person, 'owner']] })
    enterprise = await viewerOf(database.db, person, { organisationId })
    offerings = await makeOfferings(database.db, {
      ...{ enterprise: organisationId, track: 'T14.03', scenario: 'S11.3' },
      offerings: [{ name: '钻车', power: 120 }],
    })
  })
  const submit = (viewer = enterprise, shown = offerings, fasciaZh = '湖南钻机') =>
    submitApplication(
      services(),
      viewer,
      {
        eventId: exhibition.eventId,
        content: { fasciaZh, fasciaEn: '', note: '要 380 V', offerings: shown },
      },
      way,
    )
  const application = () => findApplication(database.db, exhibition.eventId, organisationId)
  const decide = async (act: 'accept' | 'return' | 'reject', viewer = exhibition.organizer) => {
    const { id } = (await application()) ?? { id: 0 }
    const form = act === 'accept' ? { act, application: id } : { act, application: id, reason: '缺参数' }
    return decideApplication(services(), viewer, { eventId: exhibition.eventId, form }, way)
  }

  it('names offerings of its own that are public, once, however often it is sent', async () => {
    const foreign = await makeOfferings(database.db, {
      ...{ enterprise: await makeOrganisation(database.db), track: 'T14.03', scenario: 'S11.3' },
      offerings: [{ name: '别家的', power: 1 }],
    })
    await expect(submit(enterprise, [...offerings, ...foreign])).rejects.toEqual(
      expect.objectContaining({ code: 'offering_not_shown', params: { field: 'offerings' } }),
    )
    await Promise.all([submit(), submit(), submit()])
    expect(await application()).toMatchObject({ state: 'submitted', offerings, fasciaZh: '湖南钻机' })
    expect(await told(exhibition.organizerId)).toEqual(['applied'])
  })

  it('is decided by the organizer alone, with a reason for a no', async () => {
    await submit()
    await expect(decide('accept', enterprise)).rejects.toEqual(fails('not_found', 404))
    await decide('return')
    await decide('return')
    expect(await application()).toMatchObject({ state: 'returned', reason: '缺参数' })
    await submit(enterprise, offerings, '湖南钻机厂')
    await decide('accept')
    expect(await application()).toMatchObject({ state: 'accepted', reason: '' })
    expect(await told(organisationId)).toEqual(['returned', 'accepted'])
  })

  it('is accepted at once where the organizer lets verified enterprises in, and only those may apply', async () => {
    await database.db
      .updateTable('events')
      .set({ accepts_verified: true })
      .where('id', '=', exhibition.eventId)
      .execute()
    const person = await makePerson(database.db)
    const unverified = await makeOrganisation(database.db, {
      state: 'unverified',
      members: [[person, 'owner']],
    })
    const viewer = await viewerOf(database.db, person, { organisationId: unverified })
    await expect(submit(viewer)).rejects.toEqual(fails('not_verified', 403))
    const reader = await makePerson(database.db)
    await addMember(database.db, organisationId, reader, 'viewer')
    await expect(submit(await viewerOf(database.db, reader, { organisationId }))).rejects.toEqual(
      fails('not_allowed', 403),
    )
    const team = await makeOrganisation(database.db, { kind: 'rescue_team', members: [[person, 'owner']] })
    await expect(submit(await viewerOf(database.db, person, { organisationId: team }))).rejects.toEqual(
      fails('not_exhibiting_kind', 403),
    )
    await submit()
    expect((await application())?.state).toBe('accepted')
  })

  it('has the transitions of the table, for each side and in every state, and no other', async () => {
    await submit()
    const act = (event: ApplicationEvent): Promise<unknown> => {
      if (event === 'submit') return submit(enterprise, offerings, '改过的名字')
      if (event === 'withdraw') return withdrawApplication(services(), enterprise, exhibition.eventId)
      return decide(event)
    }
    for (const state of applicationStates)
      for (const event of applicationEvents) {
        await database.db
          .updateTable('exhibitor_applications')
          .set({ state, fascia_zh: '湖南钻机', member: false })
          .where('event_id', '=', exhibition.eventId)
          .execute()
        await act(event).catch(() => {})
        const to = applicationTransitions[state][event] ?? state
        expect((await application())?.state, `${state} ${event} ${applicationDoers[event]}`).toBe(to)
      }
  })
})

describe('booths', () => {
  type Buyer = Awaited<ReturnType<typeof makeExhibitor>>
  let first: Buyer
  let second: Buyer
  beforeEach(async () => {
    first = await makeExhibitor(database.db, exhibition.eventId)
    second = await makeExhibitor(database.db, exhibition.eventId)
  })
  const hold = (
    buyer: Buyer,
    numbers: string[],
    {
      minutes = 0,
      options = [],
    }: { minutes?: number; options?: { optionId: number; quantity: number }[] } = {},
  ) =>
    holdBooths(
      services(minutes),
      buyer.viewer,
      {
        eventId: exhibition.eventId,
        holding: { boothIds: numbers.map((number) => booths[number] ?? 0), options },
      },
      way,
    )
  const bookings = (buyer: Buyer, minutes = 0) =>
    readOwnBookings(
      database.db,
      exhibition.eventId,
      buyer.organisationId,
      services(minutes).clock.now(),
    ).then((rows) => rows.map(({ state, booths: taken }) => [state, taken.map(({ number }) => number)]))
  const free = async (minutes = 0) =>
    (
      await readFreeBooths(database.db, exhibition.eventId, {
        now: services(minutes).clock.now(),
        limit: 10,
      })
    ).rows.map(({ number }) => number)
  const ofEvent = () => ({ eventId: exhibition.eventId })

  it('are held together or not at all, at the prices of the day, and for nobody but exhibitors', async () => {
    await hold(first, ['A1'])
    await expect(hold(second, ['A2', 'A1'])).rejects.toEqual(
      expect.objectContaining({ code: 'booth_taken', params: { number: 'A1' } }),
    )
    expect(await free()).toEqual(['A2', 'A3', 'A4'])
    const waiting = await makeExhibitor(database.db, exhibition.eventId, { state: 'submitted' })
    await expect(hold(waiting, ['A2'])).rejects.toEqual(fails('not_exhibitor', 403))
    const [booking] = await readOwnBookings(database.db, exhibition.eventId, first.organisationId, testDay)
    // 9 m² at 1,000 yuan, and 6 % tax.
    expect(booking).toMatchObject({ netMinor: 900_000, taxMinor: 54_000, state: 'held' })
    expect(booking?.lapsesAt.getTime()).toBe(testDay.getTime() + 60 * 60_000)
  })

  it('held twice are the same booking; another set is refused until the first is given back', async () => {
    const id = await hold(first, ['A1', 'A2'])
    expect(await hold(first, ['A2', 'A1'])).toBe(id)
    await expect(hold(first, ['A3'])).rejects.toEqual(fails('booking_open', 409))
    await releaseBooking(services(), first.viewer, { ...ofEvent(), bookingId: id }, way)
    await releaseBooking(services(), first.viewer, { ...ofEvent(), bookingId: id }, way)
    expect(await free()).toEqual(['A1', 'A2', 'A3', 'A4'])
    await expect(
      releaseBooking(services(), second.viewer, { ...ofEvent(), bookingId: id }, way),
    ).rejects.toEqual(fails('not_found', 404))
    await hold(first, ['A3'])
  })

  it('are free at the moment that the hold lapses, before any job has run', async () => {
    await hold(first, ['A1'])
    expect(await free(59)).not.toContain('A1')
    expect(await free(60)).toContain('A1')
    await hold(second, ['A1'], { minutes: 60 })
    expect(await bookings(first, 60)).toEqual([['lapsed', ['A1']]])
    await lapseBookings(services(61), new AbortController().signal)
    expect(await bookings(second, 61)).toEqual([['held', ['A1']]])
    expect(await told(first.organisationId)).toEqual(['lapsed'])
    // Who waits for it is not given what somebody has.
    await waitForBooth(services(61), first.viewer, { ...ofEvent(), number: 'A1', act: 'wait' })
    await lapseBookings(services(62), new AbortController().signal)
    expect(await bookings(second, 62)).toEqual([['held', ['A1']]])
  })

  it('come with options of which no more are given than there are', async () => {
    const option = async (code: string, stock: number | null) =>
      (
        await database.db
          .insertInto('booth_options')
          .values({ event_id: exhibition.eventId, code, name_zh: '三相电', price_minor: 50_000, stock })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id
    const optionId = await option('P', 3)
    await hold(first, ['A1'], { options: [{ optionId, quantity: 2 }] })
    await expect(hold(second, ['A2'], { options: [{ optionId, quantity: 2 }] })).rejects.toEqual(
      expect.objectContaining({ code: 'option_sold_out', params: expect.objectContaining({ left: 1 }) }),
    )
    expect(await free()).toContain('A2')
    await hold(second, ['A2'], { minutes: 61, options: [{ optionId, quantity: 3 }] })
  })

  it('go to whoever waits longest when they come free, and to nobody who comes by', async () => {
    const third = await makeExhibitor(database.db, exhibition.eventId)
    const wait = (buyer: Buyer, number: string, act: 'wait' | 'leave' = 'wait', minutes = 0) =>
      waitForBooth(services(minutes), buyer.viewer, { ...ofEvent(), number, act })
    await expect(wait(second, 'A1')).rejects.toEqual(expect.objectContaining({ code: 'booth_free' }))
    const id = await hold(first, ['A1'])
    await wait(second, 'A1')
    await wait(second, 'A1')
    await wait(third, 'A1', 'wait', 1)
    expect(await readOwnWaits(database.db, exhibition.eventId, third.organisationId)).toEqual([
      { number: 'A1', place: 2 },
    ])
    // It has lapsed, and nobody has come by yet: who waits comes first all the same.
    await expect(hold(third, ['A1'], { minutes: 61 })).rejects.toEqual(fails('booth_waited', 409))
    await lapseBookings(services(61), new AbortController().signal)
    expect(await bookings(second, 61)).toEqual([['held', ['A1']]])
    expect(await told(second.organisationId)).toEqual(['given'])
    expect(id).toBeGreaterThan(0)
    await wait(third, 'A1', 'leave', 62)
    await lapseBookings(services(130), new AbortController().signal)
    expect(await free(130)).toContain('A1')
  })

  it('that are sold stay sold, until the organizer cancels with a reason', async () => {
    const id = await hold(first, ['A1', 'A2'])
    await expect(
      confirmByHand(services(), first.viewer, { ...ofEvent(), bookingId: id }, way),
    ).rejects.toEqual(fails('not_found', 404))
    await confirmByHand(services(), exhibition.organizer, { ...ofEvent(), bookingId: id }, way)
    await confirmByHand(services(), exhibition.organizer, { ...ofEvent(), bookingId: id }, way)
    await lapseBookings(services(10_000), new AbortController().signal)
    expect(await bookings(first, 10_000)).toEqual([['confirmed', ['A1', 'A2']]])
    await expect(
      releaseBooking(services(), first.viewer, { ...ofEvent(), bookingId: id }, way),
    ).rejects.toEqual(fails('booking_state', 409))
    await expect(withdrawApplication(services(), first.viewer, exhibition.eventId)).rejects.toEqual(
      fails('has_booths', 409),
    )
    await cancelBooking(
      services(),
      exhibition.organizer,
      { ...ofEvent(), bookingId: id, reason: '未付款' },
      way,
    )
    expect(await free()).toContain('A1')
    expect(await told(first.organisationId)).toEqual(['confirmed', 'cancelled'])
  })

  it('confirmed too late are taken again where all are free, else nothing changes', async () => {
    const id = await hold(first, ['A1', 'A2'])
    const other = await hold(second, ['A3'])
    await hold(second, ['A2'], { minutes: 90 })
    const confirm = (bookingId: number, minutes: number) =>
      confirmByHand(services(minutes), exhibition.organizer, { ...ofEvent(), bookingId }, way)
    await expect(confirm(id, 91)).rejects.toEqual(fails('booth_taken', 409))
    expect(await free(91)).toContain('A1')
    await confirm(other, 92)
    expect(await bookings(second, 92)).toEqual([
      ['held', ['A2']],
      ['confirmed', ['A3']],
    ])
    await confirm(id, 151)
    expect(await bookings(first, 151)).toEqual([['confirmed', ['A1', 'A2']]])
  })

  it('are given in place of others only on record, and both sides are told why', async () => {
    const id = await hold(first, ['A1'])
    await hold(second, ['A2'])
    const move = (from: string, to: string) =>
      reallocateBooth(
        services(),
        exhibition.organizer,
        { ...ofEvent(), bookingId: id, from, to, reason: '消防通道改线' },
        way,
      )
    await expect(move('A1', 'A2')).rejects.toEqual(expect.objectContaining({ code: 'booth_taken' }))
    await expect(move('A1', 'Z9')).rejects.toEqual(expect.objectContaining({ code: 'booth_unknown' }))
    await move('A1', 'A4')
    await move('A1', 'A4')
    expect(await bookings(first)).toEqual([['held', ['A4']]])
    expect(await free()).toEqual(['A1', 'A3'])
    const records = await database.db
      .selectFrom('booth_reallocations')
      .select('reason')
      .where('booking_id', '=', id)
      .execute()
    expect(records).toEqual([{ reason: '消防通道改线' }])
    expect(await told(first.organisationId)).toEqual(['reallocated'])
  })
})

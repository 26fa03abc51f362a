import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts'
import {
  actOnTicket,
  checkInByHand,
  gateRoster,
  nameStopOrganizer,
  recordScans,
} from '~/modules/events/index.server'
import { scansOf } from '~/modules/events/visitors/check-in/check-in.schema'
import { countEntries, readRefused } from '~/modules/events/visitors/check-in/check-ins.repo.server'
import { readRoster } from '~/modules/events/visitors/check-in/roster.server'
import type { Scan } from '~/modules/events/visitors/check-in/scan'
import { ticketWriter } from '~/modules/events/visitors/ticket-keys.server'
import type { Visitor } from '~/modules/events/visitors/visitor'
import { fixedClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { type Exhibition, makeExhibition } from '../support/exhibitors'
import { addMember, makePerson, viewerOf } from '../support/people'
import { testDay, testServices } from '../support/services'
import { makeStop, makeTour } from '../support/tours'
import { makeVisitor, register, somebody, way } from '../support/visitors'

const database = useDatabase()
const at = (minutes: number) => new Date(testDay.getTime() + minutes * 60_000)
const services = (minutes = 0) => testServices(database, null, fixedClock(at(minutes)))
const fails = (code: string, status: number) => expect.objectContaining({ code, status })

let exhibition: Exhibition
beforeAll(async () => {
  exhibition = await makeExhibition(database.db)
})
const visitor = () => makeVisitor(services(), exhibition.eventId)
const scanOf = (
  { number, issue }: Visitor,
  minutes: number,
  gate = '东门',
  more: Partial<Scan> = {},
): Scan => ({
  ...{ clientId: randomUUID(), number, issue, gate, how: 'scanned' as const, at: at(minutes) },
  ...more,
})
const record = (scans: Scan[], { viewer = exhibition.organizer, minutes = 600 } = {}) =>
  recordScans(services(minutes), viewer, { eventId: exhibition.eventId, stopId: null, scans })
const today = '2026-11-23'
const gateOf = ({ eventId }: { eventId: number }, stopId: number | null = null) => ({ eventId, stopId })

describe('scans', () => {
  it('count once a day, however often they are sent, and say where and when it was before', async () => {
    const one = (await visitor()).visitor
    const [first, again] = [scanOf(one, 1), scanOf(one, 5, '西门')]
    await record([first])
    await record([first, again])
    const [stored] = await record([again])
    expect(stored).toMatchObject({ result: 'again', gate: '西门', first: { gate: '东门', at: at(1) } })
    const tomorrow = await record([scanOf(one, 24 * 60)], { minutes: 25 * 60 })
    expect(tomorrow).toMatchObject([{ result: 'entered' }])
  })

  it('that arrive hours later are the entry where they were the earlier ones', async () => {
    const one = (await visitor()).visitor
    await record([scanOf(one, 9, '西门')])
    expect(await record([scanOf(one, 2, '东门')])).toMatchObject([
      { result: 'entered', first: { gate: '东门' } },
    ])
    const refused = await readRefused(database.db, gateOf(exhibition), { day: today, limit: 50 })
    expect(refused.find(({ number }) => number === one.number)).toMatchObject({
      ...{ result: 'again', gate: '西门', first: { gate: '东门', at: at(2) } },
    })
  })

  it('of tickets that were cancelled or issued anew let nobody in; of those cancelled afterwards they stand', async () => {
    const { visitor: one, viewer } = await visitor()
    const ticket = { eventId: exhibition.eventId, number: one.number, key: '' }
    await actOnTicket(services(3), viewer, { ticket, form: { act: 'reissue' } }, way)
    expect(await record([scanOf(one, 4)])).toMatchObject([{ result: 'replaced' }])
    await actOnTicket(services(10), viewer, { ticket, form: { act: 'cancel' } }, way)
    const renewed = { ...one, issue: 2 }
    expect(await record([scanOf(renewed, 8), scanOf(renewed, 12)])).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ result: 'entered', at: at(8) }),
        expect.objectContaining({ result: 'cancelled', at: at(12) }),
      ]),
    )
  })

  it('are told by the clock here, whatever the clock of the gate says', () => {
    const line = { id: randomUUID(), n: '1234567897', i: 1, g: '东门', h: 'scanned' as const }
    const wrong = Date.UTC(2001, 0, 1)
    const [scan, future] = scansOf(
      {
        now: wrong,
        line: [
          { ...line, t: wrong - 90_000 },
          { ...line, t: wrong + 90_000 },
        ],
      },
      testDay,
    )
    expect(scan?.at).toEqual(new Date(testDay.getTime() - 90_000))
    expect(future?.at).toEqual(testDay)
  })

  it('are taken from editors and owners of the organizer alone, and of its own event', async () => {
    const one = (await visitor()).visitor
    const reader = await makePerson(database.db)
    await addMember(database.db, exhibition.organizerId, reader, 'viewer')
    const tries: [Person, string, number][] = [
      [await viewerOf(database.db, reader, { organisationId: exhibition.organizerId }), 'not_allowed', 403],
      [(await makeExhibition(database.db)).organizer, 'not_found', 404],
    ]
    for (const [viewer, code, status] of tries)
      await expect(record([scanOf(one, 1)], { viewer })).rejects.toEqual(fails(code, status))
    const other = await makeExhibition(database.db)
    expect(
      await recordScans(services(), other.organizer, { ...gateOf(other), scans: [scanOf(one, 1)] }),
    ).toEqual([])
  })
})

describe('a ticket at a gate without scripts', () => {
  const hand = (ticket: string, eventId = exhibition.eventId, viewer = exhibition.organizer) =>
    checkInByHand(
      services(20),
      viewer,
      { ...gateOf({ eventId }), form: { clientId: randomUUID(), gate: '北门', ticket } },
      'zh',
    )

  it('is taken by its number or its code, and refused in words that say why', async () => {
    const one = (await visitor()).visitor
    const code = (await ticketWriter(services(), exhibition.eventId))(one)
    await hand(code)
    await hand(`${one.number.slice(0, 4)} ${one.number.slice(4)}`)
    const counts = await countEntries(database.db, gateOf(exhibition))
    expect(counts).toContainEqual({ day: today, gate: '北门', entered: 1, refused: 1 })
    const letter = code.at(-3) === 'A' ? 'B' : 'A'
    const forged = `${code.slice(0, -3)}${letter}${code.slice(-2)}`
    const other = await makeExhibition(database.db)
    for (const [text, why] of [
      ['12345', 'ticket_unreadable'],
      ['1234567897', 'ticket_unreadable'],
      ['5724000001', 'ticket_unreadable'],
      ['5724000000', 'ticket_unknown'],
      [forged, 'ticket_forged'],
    ] as const)
      await expect(hand(text)).rejects.toMatchObject({ params: { field: 'ticket' }, code: why })
    await expect(hand(code, other.eventId, other.organizer)).rejects.toEqual(fails('ticket_foreign', 422))
    await expect(hand(one.number, other.eventId, other.organizer)).rejects.toEqual(
      fails('ticket_unknown', 422),
    )
  })
})

describe('what a gate carries along', () => {
  it('holds who is registered and who came in today, and afterwards only what has changed', async () => {
    const fair = await makeExhibition(database.db)
    const { visitor: one, viewer } = await makeVisitor(services(), fair.eventId, '甲')
    await makeVisitor(services(), fair.eventId, '乙')
    await ticketWriter(services(), fair.eventId)
    const read = (since: number | null, minutes: number) =>
      readRoster(database.db, gateOf(fair), { since, after: 0, now: at(minutes), day: today })
    const all = await read(null, 30)
    expect(all).toMatchObject({ next: null, day: today, entries: [] })
    expect(all.visitors.map(([, , , name]) => name)).toEqual(['甲', '乙'])
    expect(all.keys).toHaveLength(1)
    expect(JSON.stringify(all)).not.toContain(one.phone)
    await recordScans(services(40), fair.organizer, { ...gateOf(fair), scans: [scanOf(one, 35)] })
    const ticket = { eventId: fair.eventId, number: one.number, key: '' }
    await actOnTicket(services(50), viewer, { ticket, form: { act: 'cancel' } }, way)
    const changed = await read(all.now, 60)
    expect(changed.visitors).toEqual([[one.number, 1, at(50).getTime(), '甲', '长沙水务', 0]])
    expect(changed.entries).toEqual([[one.number, '东门', at(35).getTime()]])
  })
})

describe('a gate of a stop', () => {
  it('lets in who has a ticket for it, says of others which stop theirs is for, and is kept by who manages it', async () => {
    const { db } = database
    const tour = await makeTour(db)
    const [first, second] = [
      await makeStop(db, tour.eventId),
      await makeStop(db, tour.eventId, { titleZh: '绵阳站' }),
    ]
    const person = await makePerson(db)
    await addMember(db, tour.organizerId, person, 'viewer')
    const keeper = await viewerOf(db, person, { organisationId: tour.organizerId })
    await nameStopOrganizer(services(), tour.organizer, {
      ...{ eventId: tour.eventId, stopId: first },
      form: { act: 'name', person: person.id },
    })
    const comes = async (name: string, stop: number) => {
      const viewer = await viewerOf(db, await makePerson(db))
      const [visitor] = await register(services(), viewer, tour.eventId, [somebody(name)], { stops: [stop] })
      return visitor as Visitor
    }
    const [one, other] = [await comes('甲', first), await comes('乙', second)]

    const at = (stopId: number | null, scans: Scan[], viewer: Person = keeper) =>
      recordScans(services(600), viewer, { ...gateOf(tour, stopId), scans })
    expect(await at(first, [scanOf(one, 1), scanOf(other, 1)])).toMatchObject([
      { result: 'entered', name: '甲' },
    ])
    await expect(at(second, [scanOf(other, 2)])).rejects.toEqual(fails('not_allowed', 403))
    await expect(at(null, [scanOf(one, 2)], tour.organizer)).rejects.toEqual(fails('not_found', 404))
    expect(await at(second, [scanOf(other, 2)], tour.organizer)).toMatchObject([{ result: 'entered' }])
    expect(await countEntries(db, gateOf(tour, first))).toMatchObject([{ entered: 1, refused: 0 }])

    const hand = (ticket: string) =>
      checkInByHand(
        services(20),
        keeper,
        { ...gateOf(tour, first), form: { clientId: randomUUID(), gate: '东门', ticket } },
        'zh',
      )
    const code = (await ticketWriter(services(), tour.eventId))(other)
    for (const text of [code, other.number])
      await expect(hand(text)).rejects.toMatchObject({
        ...{ code: 'ticket_elsewhere', params: { field: 'ticket', stop: '绵阳站' } },
      })

    const page = {
      services: services(30),
      viewer: keeper,
      url: new URL('https://muster.example/'),
      lang: 'zh' as const,
    }
    const roster = await gateRoster(page, gateOf(tour, first))
    expect(roster.visitors.map(([, , , name]) => name)).toEqual(['甲'])
    expect(roster.entries.map(([number]) => number)).toEqual([one.number])
    expect(roster.stops).toEqual([
      [first, '德阳站'],
      [second, '绵阳站'],
    ])
    await expect(gateRoster(page, gateOf(tour, second))).rejects.toEqual(fails('not_allowed', 403))
  })
})

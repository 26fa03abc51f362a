import { fork } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts'
import { confirmByHand, holdBooths, lapseBookings, releaseBooking } from '~/modules/events/index.server'
import { fixedClock } from '~/platform/clock.server'
import { isDomainError } from '~/platform/errors'
import { useDatabase } from '../support/database'
import { dawdle, type Exhibition, makeBooths, makeExhibition, makeExhibitor } from '../support/exhibitors'
import { testDay, testServices } from '../support/services'

const BUYERS = 200
const ROUNDS = 8
const way = { origin: 'https://muster.example' }

describe('the last booth', () => {
  const database = useDatabase()
  let exhibition: Exhibition
  let buyers: { organisationId: number; viewer: Person }[] = []
  const services = (minutes = 0) =>
    testServices(database, null, fixedClock(new Date(testDay.getTime() + minutes * 60_000)))
  beforeAll(async () => {
    exhibition = await makeExhibition(database.db)
    buyers = await Promise.all(
      Array.from({ length: BUYERS }, () => makeExhibitor(database.db, exhibition.eventId)),
    )
    // Between the check and the commit of each there is time for all the others.
    await dawdle(database.owner, 0.05)
  })

  const hold = (viewer: Person, boothIds: readonly number[], minutes = 0) =>
    holdBooths(
      services(minutes),
      viewer,
      {
        eventId: exhibition.eventId,
        holding: { boothIds, options: [] },
      },
      way,
    )
  const active = (boothId: number) =>
    database.db
      .selectFrom('booth_holds')
      .select(['organisation_id', 'state'])
      .where('booth_id', '=', boothId)
      .where('state', 'in', ['held', 'sold'])
      .execute()
  /** Frees what a round held, so that its buyers may try the next. */
  const clear = () =>
    database.db.transaction().execute(async (tx) => {
      await tx.updateTable('booth_holds').set({ state: 'released' }).execute()
      await tx.updateTable('booth_bookings').set({ state: 'released' }).execute()
    })

  it(`goes to exactly one of ${BUYERS} buyers, in ${ROUNDS} rounds`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [boothId = 0] = await makeBooths(database.db, exhibition, [`R${round}`])
      const results = await Promise.allSettled(buyers.map(({ viewer }) => hold(viewer, [boothId])))
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      for (const result of results)
        if (result.status === 'rejected')
          expect(isDomainError(result.reason) && result.reason.code, String(result.reason)).toBe(
            'booth_taken',
          )
      expect(await active(boothId)).toHaveLength(1)
      await clear()
    }
  }, 600_000)

  it('is oversold as soon as the guards are taken away: the control', async () => {
    const [boothId = 0] = await makeBooths(database.db, exhibition, ['C1'])
    await sql`drop index booth_holds_active`.execute(database.owner)
    const unguarded = async ({ organisationId }: (typeof buyers)[number]) => {
      if ((await active(boothId)).length > 0) return false
      await database.db
        .insertInto('booth_holds')
        .values({
          ...{ event_id: exhibition.eventId, booth_id: boothId, organisation_id: organisationId },
          ...{ state: 'held', held_at: testDay, lapses_at: new Date('2099-01-01') },
        })
        .execute()
      return true
    }
    const sold = await Promise.all(buyers.map(unguarded))
    expect(sold.filter(Boolean).length).toBeGreaterThan(1)
    await clear()
    await sql`
      create unique index booth_holds_active on booth_holds (booth_id) where state in ('held', 'sold')
    `.execute(database.owner)
  })

  it('several booths are one order or none, however they overlap', async () => {
    const ids = await makeBooths(database.db, exhibition, ['M1', 'M2', 'M3', 'M4', 'M5', 'M6'])
    const wanted = buyers
      .slice(0, 60)
      .map((_, i) => [0, 1, 2].map((n) => ids[(i * 5 + n * (1 + (i % 2))) % 6] ?? 0))
    const results = await Promise.allSettled(
      wanted.map((boothIds, i) => hold(buyers[i]?.viewer as Person, [...new Set(boothIds)].reverse())),
    )
    const won = results.flatMap((result, i) => (result.status === 'fulfilled' ? [i] : []))
    expect(won.length).toBeGreaterThan(0)
    const held = await database.db
      .selectFrom('booth_holds as h')
      .select(['h.organisation_id', 'h.booth_id'])
      .where('h.state', '=', 'held')
      .execute()
    expect(new Set(held.map(({ booth_id }) => booth_id)).size).toBe(held.length)
    for (const i of won) {
      const own = held.filter(({ organisation_id }) => organisation_id === buyers[i]?.organisationId)
      expect(own.map(({ booth_id }) => booth_id).sort()).toEqual([...new Set(wanted[i])].sort())
    }
    await clear()
  })

  it('that lapsed goes to exactly one of those who want it next, and to nobody twice', async () => {
    const [boothId = 0] = await makeBooths(database.db, exhibition, ['L1'])
    const [first, ...others] = buyers.slice(0, 60)
    await hold(first?.viewer as Person, [boothId])
    const late = 61
    const results = await Promise.allSettled([
      ...others.map(({ viewer }) => hold(viewer, [boothId], late)),
      lapseBookings(services(late), new AbortController().signal),
    ])
    const won = results.slice(0, -1).filter(({ status }) => status === 'fulfilled')
    expect(won).toHaveLength(1)
    expect(results.at(-1)?.status).toBe('fulfilled')
    expect(await active(boothId)).toHaveLength(1)
    await clear()
  })

  it('released and confirmed at the same moment is one of the two', async () => {
    for (let round = 0; round < 6; round++) {
      const [boothId = 0] = await makeBooths(database.db, exhibition, [`X${round}`])
      const buyer = buyers[round] as (typeof buyers)[number]
      const bookingId = await hold(buyer.viewer, [boothId])
      const { eventId, organizer } = exhibition
      const results = await Promise.allSettled([
        confirmByHand(services(), organizer, { eventId, bookingId }, way),
        releaseBooking(services(), buyer.viewer, { eventId, bookingId }, way),
      ])
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const booking = await database.db
        .selectFrom('booth_bookings')
        .select('state')
        .where('id', '=', bookingId)
        .executeTakeFirstOrThrow()
      expect((await active(boothId)).map(({ state }) => state)).toEqual(
        booking.state === 'confirmed' ? ['sold'] : [],
      )
      await clear()
    }
  })

  it('is free again when the process that was taking it is killed in between', async () => {
    const [boothId = 0] = await makeBooths(database.db, exhibition, ['K1'])
    const [first, second] = buyers
    await sql`create or replace function dawdle() returns trigger language plpgsql as
      $$ begin perform pg_sleep(60); return new; end $$`.execute(database.owner)
    const child = fork(
      'tests/support/hold-booth.ts',
      [database.url, exhibition.eventId, boothId, first?.viewer.id, first?.organisationId].map(String),
      { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    )
    const sleeping = () =>
      sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
        where datname = current_database() and wait_event = 'PgSleep'`
        .execute(database.owner)
        .then(({ rows }) => rows[0]?.n)
    await expect.poll(sleeping, { timeout: 40_000 }).toBe(1)
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
    // The server finds out when it next writes to the client that is gone: at the latest at the end of the pause.
    await sql`select pg_cancel_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event = 'PgSleep'`.execute(database.owner)
    await dawdle(database.owner, 0)
    expect(await active(boothId)).toEqual([])
    await hold(second?.viewer as Person, [boothId])
    expect((await active(boothId)).map(({ organisation_id }) => organisation_id)).toEqual([
      second?.organisationId,
    ])
    await clear()
  })
})

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { recordScans } from '~/modules/events/index.server'
import type { Visitor } from '~/modules/events/visitors/visitor'
import { useDatabase } from '../support/database'
import { type Exhibition, makeExhibition } from '../support/exhibitors'
import { testDay, testServices } from '../support/services'
import { makeVisitor } from '../support/visitors'

const GATES = 8
const ROUNDS = 2

describe('one ticket at several gates at once', () => {
  const database = useDatabase()
  let exhibition: Exhibition
  beforeAll(async () => {
    exhibition = await makeExhibition(database.db)
    // Between the look and the writing of each gate there is time for all the others.
    await sql`create function dawdle() returns trigger language plpgsql as
      $$ begin perform pg_sleep(random() * 0.03); return new; end $$`.execute(database.owner)
    await sql`create trigger dawdle before insert on event_check_ins for each row execute function dawdle()`.execute(
      database.owner,
    )
  })
  const services = () => testServices(database)
  const scanAt = (visitor: Visitor, gate: number) =>
    recordScans(services(), exhibition.organizer, {
      ...{ eventId: exhibition.eventId, stopId: null },
      scans: [
        {
          ...{ clientId: randomUUID(), number: visitor.number, issue: 1, gate: `${gate} 号门` },
          ...{ how: 'scanned', at: new Date(testDay.getTime() - gate * 1_000) },
        },
      ],
    })
  const entries = async (visitorId: number) =>
    database.db
      .selectFrom('event_check_ins')
      .select(['gate', 'result'])
      .where('visitor_id', '=', visitorId)
      .where('result', '=', 'entered')
      .execute()

  it(`is one entry, at the gate that was first, and every other one is told so, in ${ROUNDS} rounds`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { visitor } = await makeVisitor(services(), exhibition.eventId)
      const answers = await Promise.all(Array.from({ length: GATES }, (_, gate) => scanAt(visitor, gate)))
      expect(answers.flat()).toHaveLength(GATES)
      expect(await entries(visitor.id)).toEqual([{ gate: `${GATES - 1} 号门`, result: 'entered' }])
    }
  })

  it('is several entries as soon as the guards are taken away: the control', async () => {
    const { visitor } = await makeVisitor(services(), exhibition.eventId)
    await sql`drop index event_check_ins_entry`.execute(database.owner)
    const unguarded = async (gate: number) => {
      if ((await entries(visitor.id)).length > 0) return
      await database.db
        .insertInto('event_check_ins')
        .values({
          ...{ event_id: exhibition.eventId, visitor_id: visitor.id, client_id: randomUUID() },
          ...{ gate: `${gate} 号门`, day: '2026-11-23', scanned_at: testDay, received_at: testDay },
          ...{ how: 'scanned', result: 'entered' },
        })
        .execute()
    }
    await Promise.all(Array.from({ length: GATES }, (_, gate) => unguarded(gate)))
    expect((await entries(visitor.id)).length).toBeGreaterThan(1)
  })
})

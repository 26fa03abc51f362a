import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { signUp, withdrawSignUp } from '~/modules/events/index.server'
import { listSignUps } from '~/modules/events/tours/sign-ups/sign-ups.repo.server'
import { useDatabase } from '../support/database'
import { testServices } from '../support/services'
import { makeEnterprise, makeStop, makeTour, type Party, signUpContent, type Tour } from '../support/tours'

const WANTING = 60
const PLACES = 7
const way = { origin: 'https://muster.example' }

describe('the last places of a stop', () => {
  const database = useDatabase('vocabulary')
  const services = () => testServices(database)
  let tour: Tour
  let parties: Party[] = []
  beforeAll(async () => {
    tour = await makeTour(database.db)
    parties = await Promise.all(Array.from({ length: WANTING }, () => makeEnterprise(database.db)))
    // Between the count and the commit of each there is time for all the others.
    await sql`
      create function dawdle() returns trigger language plpgsql as
        $$ begin perform pg_sleep(random() * 0.02); return new; end $$;
      create trigger dawdle before insert on tour_sign_up_stops for each row execute function dawdle()
    `.execute(database.owner)
  })

  const sign = (party: Party, stops: number[]) =>
    signUp(services(), party.viewer, { eventId: tour.eventId, content: signUpContent(party, stops) }, way)
  const at = async (stopId: number, state: 'accepted' | 'waiting') =>
    (await listSignUps(database.db, stopId, { states: [state] })).map(({ organisation }) => organisation.id)

  it(`go to exactly ${PLACES} of ${WANTING} who want them at once; the others wait, each at both stops`, async () => {
    const stops = [
      await makeStop(database.db, tour.eventId, { enterprises: PLACES }),
      await makeStop(database.db, tour.eventId, { titleZh: '二站', enterprises: PLACES }),
    ]
    // Asked for in either order: whoever locks two stops does so by their ids.
    const results = await Promise.allSettled(
      parties.map((party, i) => sign(party, i % 2 ? stops : [...stops].reverse())),
    )
    expect(results.filter(({ status }) => status === 'rejected')).toEqual([])
    for (const stop of stops) {
      expect(await at(stop, 'accepted')).toHaveLength(PLACES)
      expect(await at(stop, 'waiting')).toHaveLength(WANTING - PLACES)
    }
  })

  it('given back at the same moment go to those who wait longest, each once', async () => {
    const [stop = 0] = await database.db
      .selectFrom('tour_stops')
      .select('id')
      .where('event_id', '=', tour.eventId)
      .orderBy('id')
      .limit(1)
      .execute()
      .then((rows) => rows.map(({ id }) => id))
    const [first, line] = [await at(stop, 'accepted'), await at(stop, 'waiting')]
    const leaving = parties.filter(({ organisationId }) => first.includes(organisationId))
    await Promise.all(
      leaving.map(({ viewer }) =>
        withdrawSignUp(services(), viewer, { eventId: tour.eventId, stopId: stop }, way),
      ),
    )
    expect(await at(stop, 'accepted')).toEqual(line.slice(0, PLACES))
    expect(await at(stop, 'waiting')).toEqual(line.slice(PLACES))
  })

  it('are given twice as soon as nobody locks the stop: the control', async () => {
    const stop = await makeStop(database.db, tour.eventId, { titleZh: '对照', enterprises: 1 })
    const rows = await database.db
      .selectFrom('tour_sign_ups')
      .select('id')
      .where('event_id', '=', tour.eventId)
      .execute()
    const unguarded = async (signUpId: number) => {
      if ((await at(stop, 'accepted')).length > 0) return false
      await database.db
        .insertInto('tour_sign_up_stops')
        .values({
          ...{ sign_up_id: signUpId, stop_id: stop, side: 'enterprise', state: 'accepted' },
          ...{ since: new Date(), updated_at: new Date() },
        })
        .execute()
      return true
    }
    const taken = await Promise.all(rows.map(({ id }) => unguarded(id)))
    expect(taken.filter(Boolean).length).toBeGreaterThan(1)
  })
})

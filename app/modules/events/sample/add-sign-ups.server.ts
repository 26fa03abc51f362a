import type { Tx } from '~db/client.server'
import { readStops } from '../tours/stops/stops.repo.server'
import type { Suiting } from './suiting.server'

const ENTERPRISES = 12
const TEAMS = 10
const BROUGHT = 3

/**
 * Signs the invented enterprises and teams up that suit each other most often, for the first two stops of a tour that nobody
 * has signed up for. An enterprise brings what suits best.
 */
export async function addSignUps(
  tx: Tx,
  { eventId, at, suiting }: { eventId: number; at: Date; suiting: Suiting },
): Promise<void> {
  const there = await tx
    .selectFrom('tour_sign_ups')
    .select('id')
    .where('event_id', '=', eventId)
    .limit(1)
    .executeTakeFirst()
  if (there) return
  const stops = (await readStops(tx, eventId)).slice(0, 2)
  const teams = suiting.teams(TEAMS)
  const enterprises = suiting.enterprises(ENTERPRISES, teams)
  const sign = async (id: number, side: 'enterprise' | 'team') => {
    const signUp = await tx
      .insertInto('tour_sign_ups')
      .values({ event_id: eventId, organisation_id: id, side, signed_at: at, updated_at: at })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('tour_sign_up_stops')
      .values(
        stops.map((stop) => ({
          ...{ sign_up_id: signUp.id, stop_id: stop.id, side, state: 'accepted', since: at, updated_at: at },
        })),
      )
      .execute()
    return signUp.id
  }
  for (const team of teams) await sign(team, 'team')
  for (const { id, offerings } of enterprises) {
    const signUp = await sign(id, 'enterprise')
    await tx
      .insertInto('tour_sign_up_offerings')
      .values(offerings.slice(0, BROUGHT).map((offering) => ({ sign_up_id: signUp, offering_id: offering })))
      .execute()
  }
}

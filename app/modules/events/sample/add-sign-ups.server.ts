import type { Tx } from '~db/client.server'
import type { Stop } from '../tours/stops/stop'
import { onSiteNeeds } from './on-site-needs'
import type { Suiting } from './suiting.server'

const ENTERPRISES = 11
const TEAMS = 10
const BROUGHT = 3

/**
 * Signs the invented enterprises and teams up that suit each other most often, of the teams these `before` others, for stops of
 * a tour that nobody has signed up for. An enterprise brings what suits best, and one more brings something that flies; each says
 * what it needs on site.
 */
export async function addSignUps(
  tx: Tx,
  {
    stops,
    at,
    suiting,
    before,
  }: { stops: readonly Stop[]; at: Date; suiting: Suiting; before: ReadonlySet<number> },
): Promise<void> {
  const eventId = stops[0]?.eventId
  if (eventId === undefined) return
  const there = await tx
    .selectFrom('tour_sign_ups')
    .select('id')
    .where('event_id', '=', eventId)
    .limit(1)
    .executeTakeFirst()
  if (there) return
  const teams = suiting.teams(TEAMS, before)
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
    await bring(tx, await sign(id, 'enterprise'), offerings.slice(0, BROUGHT))
  }
  const flyer = await findFlyer(
    tx,
    enterprises.map(({ id }) => id),
  )
  if (flyer) await bring(tx, await sign(flyer.id, 'enterprise'), [flyer.offering])
}

async function bring(tx: Tx, signUp: number, offerings: readonly number[]): Promise<void> {
  const tracks = await tx
    .selectFrom('offerings')
    .select(['id', 'track_code'])
    .where('id', 'in', [...offerings])
    .execute()
  await tx
    .insertInto('tour_sign_up_offerings')
    .values(
      tracks.map(({ id, track_code }) => ({
        ...{ sign_up_id: signUp, offering_id: id, ...onSiteNeeds(track_code) },
      })),
    )
    .execute()
}

/** An enterprise that is not there yet and shows something that flies, for which a stop has to ask permission. */
const findFlyer = (tx: Tx, there: readonly number[]) =>
  tx
    .selectFrom('public_offerings as o')
    .innerJoin('organisations as g', 'g.id', 'o.organisation_id')
    .select(['g.id', 'o.id as offering'])
    .where('g.sample', '=', true)
    .where('o.reference', '=', false)
    .where('o.track_code', 'like', 'T04%')
    .where('g.id', 'not in', [...there])
    .orderBy('o.id')
    .$narrowType<{ offering: number }>()
    .executeTakeFirst()

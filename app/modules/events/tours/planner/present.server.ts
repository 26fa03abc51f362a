import { sql } from 'kysely'
import type { Db, Tx } from '~db/client.server'

/** Who is already asked to a stop, and who comes, with the offerings that they bring. */
export type Present = {
  /** by organisation: when they were asked */
  invited: Map<number, Date>
  /** by organisation: their state at the stop, and what they bring */
  signedUp: Map<number, { state: 'accepted' | 'waiting'; side: string; offerings: number[] }>
}

/** Whoever took their sign-up back, or was taken off, is no longer counted on, invited or not. */
export async function readPresent(db: Db | Tx, stopId: number): Promise<Present> {
  const [invitations, signUps] = await Promise.all([
    db
      .selectFrom('tour_invitations')
      .select(['organisation_id', 'invited_at'])
      .where('stop_id', '=', stopId)
      .execute(),
    db
      .selectFrom('tour_sign_up_stops as t')
      .innerJoin('tour_sign_ups as s', 's.id', 't.sign_up_id')
      .select(['s.organisation_id', 's.side', 't.state'])
      .select(
        sql<number[]>`(select coalesce(json_agg(o.offering_id), '[]') from tour_sign_up_offerings o
          where o.sign_up_id = s.id and t.stop_id <> all(o.left_out_at))`.as('offerings'),
      )
      .where('t.stop_id', '=', stopId)
      .execute(),
  ])
  const invited = new Map(invitations.map((row) => [row.organisation_id, row.invited_at]))
  const signedUp: Present['signedUp'] = new Map()
  for (const { organisation_id: id, state, side, offerings } of signUps)
    if (state === 'accepted' || state === 'waiting') signedUp.set(id, { state, side, offerings })
    else invited.delete(id)
  return { invited, signedUp }
}

import { sql } from 'kysely'
import type { Db, Tx } from '~db/client.server'
import type { EventScope } from '../event'

/**
 * The people who come: whoever registered visitors with a good ticket, and the editors and owners of accepted exhibitors; of a
 * tour, of organisations that take part in a stop or wait for a place there.
 */
const comers = ({ eventId, stopId }: EventScope) => sql`
  select v.person_id from event_visitors v
  where v.event_id = ${eventId} and v.state = 'registered'
    and (${stopId}::bigint is null or v.stop_id is null or v.stop_id = ${stopId})
  union
  select m.person_id from exhibitor_applications a
    join organisations o on o.id = a.organisation_id and o.state <> 'suspended'
    join memberships m on m.organisation_id = o.id and m.role in ('editor', 'owner')
  where a.event_id = ${eventId} and a.state = 'accepted'
  union
  select m.person_id from tour_sign_ups s
    join tour_sign_up_stops t on t.sign_up_id = s.id and t.state in ('accepted', 'waiting')
    join organisations o on o.id = s.organisation_id and o.state <> 'suspended'
    join memberships m on m.organisation_id = o.id and m.role in ('editor', 'owner')
  where s.event_id = ${eventId} and (${stopId}::bigint is null or t.stop_id = ${stopId})`

/** The next of them in the order of their ids, after one of them. */
export async function comersAfter(
  db: Db | Tx,
  to: EventScope,
  { after, limit }: { after: number; limit: number },
): Promise<number[]> {
  const { rows } = await sql<{ person_id: number }>`
    select person_id from (${comers(to)}) as c where person_id > ${after} order by person_id limit ${limit}
  `.execute(db)
  return rows.map(({ person_id: id }) => id)
}

export async function countComers(db: Db | Tx, to: EventScope): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from (${comers(to)}) as c`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

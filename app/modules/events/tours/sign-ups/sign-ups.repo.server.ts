import { sql } from 'kysely'
import type { Db, Tx } from '~db/client.server'
import type { Side } from '../stops/stop'
import {
  asAt,
  type LeftOut,
  type OnSite,
  type Participant,
  type SignUp,
  type SignUpState,
  signUpStates,
} from './sign-up'

const rowsOf = (db: Db | Tx) =>
  db
    .selectFrom('tour_sign_ups as s')
    .innerJoin('organisations as g', 'g.id', 's.organisation_id')
    .selectAll('s')
    .select(['g.name_zh', 'g.name_en'])
    .select([
      sql<{ stopId: number; state: SignUpState; since: string; reason: string }[]>`(
        select coalesce(json_agg(json_build_object('stopId', t.stop_id, 'state', t.state, 'since', t.since,
          'reason', t.reason) order by t.stop_id), '[]')
        from tour_sign_up_stops t where t.sign_up_id = s.id)`.as('stops'),
      sql<OnSite[]>`(select coalesce(json_agg(json_build_object('offeringId', o.offering_id,
          'powerWatts', o.power_watts, 'water', o.water, 'spaceM2', o.space_m2, 'flight', o.flight,
          'note', o.note) order by o.offering_id), '[]')
        from tour_sign_up_offerings o where o.sign_up_id = s.id)`.as('offerings'),
      sql<number[]>`(select coalesce(json_agg(n.need_id order by n.need_id), '[]')
        from tour_sign_up_needs n where n.sign_up_id = s.id)`.as('needs'),
      sql<LeftOut[]>`(select coalesce(json_agg(json_build_object('stopId', l.stop, 'thingId', l.thing)
          order by l.stop, l.thing), '[]') from (
            select unnest(o.left_out_at) as stop, o.offering_id as thing
              from tour_sign_up_offerings o where o.sign_up_id = s.id
            union all
            select unnest(n.left_out_at), n.need_id from tour_sign_up_needs n where n.sign_up_id = s.id
          ) l)`.as('left_out'),
      sql<Participant[]>`(select coalesce(json_agg(json_build_object('name', p.name, 'duty', p.duty,
          'phone', p.phone, 'email', p.email) order by p.position), '[]')
        from tour_sign_up_people p where p.sign_up_id = s.id)`.as('people'),
    ])
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

const toSignUp = (row: Row): SignUp => ({
  id: row.id,
  eventId: row.event_id,
  organisation: { id: row.organisation_id, nameZh: row.name_zh, nameEn: row.name_en },
  side: row.side as Side,
  contactName: row.contact_name,
  contactPhone: row.contact_phone,
  note: row.note,
  version: row.version,
  signedBy: row.signed_by,
  signedAt: row.signed_at,
  updatedAt: row.updated_at,
  stops: row.stops.map((stop) => ({ ...stop, since: new Date(stop.since) })),
  offerings: row.offerings,
  needs: row.needs,
  leftOut: row.left_out,
  people: row.people,
})

/** The sign-up of an organisation for a tour; null: it has none. */
export async function findSignUp(
  db: Db | Tx,
  eventId: number,
  organisationId: number,
): Promise<SignUp | null> {
  const row = await rowsOf(db)
    .where('s.event_id', '=', eventId)
    .where('s.organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row ? toSignUp(row) : null
}

/** Sign-ups by their ids, in that order. */
export async function readSignUps(db: Db | Tx, ids: readonly number[]): Promise<SignUp[]> {
  if (ids.length === 0) return []
  const rows = await rowsOf(db)
    .where('s.id', 'in', [...ids])
    .orderBy('s.id')
    .execute()
  return rows.map(toSignUp)
}

/** Those of one stop, with what each brings there: who takes part first, then who waits, each in the order in which they came. */
export async function listSignUps(
  db: Db | Tx,
  stopId: number,
  { side, states = signUpStates }: { side?: Side | undefined; states?: readonly SignUpState[] } = {},
): Promise<SignUp[]> {
  let query = rowsOf(db)
    .innerJoin('tour_sign_up_stops as t', 't.sign_up_id', 's.id')
    .where('t.stop_id', '=', stopId)
    .where('t.state', 'in', [...states])
    .orderBy((eb) =>
      eb
        .case('t.state')
        .when('accepted')
        .then(0)
        .when('waiting')
        .then(1)
        .when('removed')
        .then(2)
        .else(3)
        .end(),
    )
    .orderBy('t.since')
    .orderBy('s.id')
    .limit(10_000)
  if (side) query = query.where('t.side', '=', side)
  return (await query.execute()).map((row) => asAt(toSignUp(row), stopId))
}

/** Whether one of these organisations takes part in a stop. */
export async function isTakingPart(
  db: Db | Tx,
  stopId: number,
  organisations: readonly number[],
): Promise<boolean> {
  if (organisations.length === 0) return false
  const row = await db
    .selectFrom('tour_sign_up_stops as t')
    .innerJoin('tour_sign_ups as s', 's.id', 't.sign_up_id')
    .select('t.stop_id')
    .where('t.stop_id', '=', stopId)
    .where('t.state', '=', 'accepted')
    .where('s.organisation_id', 'in', [...organisations])
    .executeTakeFirst()
  return row !== undefined
}

/** How many take part in a stop on one side, and how many wait: under the lock of the stop. */
export async function countPlaces(
  tx: Tx,
  stopId: number,
  side: Side,
): Promise<{ accepted: number; waiting: number }> {
  const rows = await tx
    .selectFrom('tour_sign_up_stops')
    .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
    .where('stop_id', '=', stopId)
    .where('side', '=', side)
    .where('state', 'in', ['accepted', 'waiting'])
    .groupBy('state')
    .execute()
  const of = (state: SignUpState) => Number(rows.find((row) => row.state === state)?.n ?? 0)
  return { accepted: of('accepted'), waiting: of('waiting') }
}

/** Writes what comes along, in place of what was said before. */
export async function setBrought(
  tx: Tx,
  id: number,
  { offerings, needs, people, leftOut = [] }: Pick<SignUp, 'offerings' | 'needs' | 'people' | 'leftOut'>,
): Promise<void> {
  const leftOutAt = (thing: number) =>
    leftOut.filter(({ thingId }) => thingId === thing).map(({ stopId }) => stopId)
  for (const table of ['tour_sign_up_offerings', 'tour_sign_up_needs', 'tour_sign_up_people'] as const)
    await tx.deleteFrom(table).where('sign_up_id', '=', id).execute()
  if (offerings.length > 0)
    await tx
      .insertInto('tour_sign_up_offerings')
      .values(
        offerings.map((each) => ({
          ...{ sign_up_id: id, offering_id: each.offeringId, power_watts: each.powerWatts },
          ...{ water: each.water, space_m2: each.spaceM2, flight: each.flight, note: each.note },
          left_out_at: leftOutAt(each.offeringId),
        })),
      )
      .execute()
  if (needs.length > 0)
    await tx
      .insertInto('tour_sign_up_needs')
      .values(needs.map((need) => ({ sign_up_id: id, need_id: need, left_out_at: leftOutAt(need) })))
      .execute()
  if (people.length > 0)
    await tx
      .insertInto('tour_sign_up_people')
      .values(people.map((person, row) => ({ sign_up_id: id, position: row + 1, ...person })))
      .execute()
}

/** Puts an organisation into a state at a stop. `since` stays where they only move. */
export const setStopState = (
  tx: Tx,
  { signUpId, stopId, side }: { signUpId: number; stopId: number; side: Side },
  { state, reason = '', since, at }: { state: SignUpState; reason?: string; since?: Date; at: Date },
) =>
  tx
    .insertInto('tour_sign_up_stops')
    .values({
      ...{ sign_up_id: signUpId, stop_id: stopId, side, state, reason },
      ...{ since: since ?? at, updated_at: at },
    })
    .onConflict((conflict) =>
      conflict
        .columns(['sign_up_id', 'stop_id'])
        .doUpdateSet({ state, reason, updated_at: at, ...(since && { since }) }),
    )
    .execute()

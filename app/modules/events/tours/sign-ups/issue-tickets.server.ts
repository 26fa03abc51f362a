import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob, handle } from '~/platform/jobs.server'
import type { Services } from '~/platform/services.server'
import { lockEvent } from '../../events.repo.server'
import { lockStops } from '../stops/stops.repo.server'
import { followSignUps } from './follow-sign-ups.server'

/**
 * Gives whom accepted sign-ups name the tickets that they lack, at stops that are not over: sign-ups that were accepted by
 * another way than the use cases, or before there were tickets. Each stop in a transaction of its own, so that the work may end in
 * the middle and be taken up again; where nobody lacks one it locks nothing.
 */
export async function issueTickets(
  { db, clock, env }: Pick<Services, 'db' | 'clock' | 'env'>,
  signal: AbortSignal,
): Promise<void> {
  const today = clock.today()
  const rows = await db
    .selectFrom('tour_sign_up_stops as t')
    .innerJoin('tour_sign_ups as s', 's.id', 't.sign_up_id')
    .innerJoin('tour_stops as p', 'p.id', 't.stop_id')
    .innerJoin('events as e', 'e.id', 'p.event_id')
    .select(['p.event_id', 't.stop_id', sql<number[]>`array_agg(s.id order by s.id)`.as('ids')])
    .where('t.state', '=', 'accepted')
    .where('e.state', '=', 'published')
    .where('p.cancelled_at', 'is', null)
    .where('p.ends_on', '>=', today)
    .where(
      sql<boolean>`exists (select from tour_sign_up_people n where n.sign_up_id = s.id and not exists (
        select from event_visitors v where v.sign_up_id = s.id and v.stop_id = t.stop_id
          and v.state = 'registered' and v.name = n.name and v.phone = n.phone))`,
    )
    .where(
      sql<boolean>`(s.signed_by is not null
        or exists (select from memberships m where m.organisation_id = s.organisation_id))`,
    )
    .groupBy(['p.event_id', 't.stop_id'])
    .orderBy('t.stop_id')
    .execute()
  for (const { event_id: eventId, stop_id: stopId, ids } of rows) {
    if (signal.aborted) return
    await db.transaction().execute(async (tx) => {
      const event = await lockEvent(tx, eventId)
      const stops = await lockStops(tx, eventId, [stopId])
      const way = { env, origin: env.ORIGIN ?? `http://localhost:${env.PORT}`, at: clock.now() }
      await followSignUps(tx, { event, stops, signUpIds: ids, today }, way)
    })
  }
}

export const ticketJobs = [
  handle(
    defineJob('tour-tickets', z.object({}).loose()),
    (_payload, services, signal) => issueTickets(services, signal),
    { schedule: '*/10 * * * *' },
  ),
]

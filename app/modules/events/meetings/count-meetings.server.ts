import { type SqlBool, sql } from 'kysely'
import type { Db } from '~db/client.server'
import type { EventScope } from '../event'
import { titleAt } from '../tours/stops/stop'

/** Of one organisation where meetings are still to come: requests that wait for its answer, and meetings that both agreed to. */
export type OwnMeetings = EventScope & {
  titleZh: string
  titleEn: string
  toAnswer: number
  agreed: number
}

/** Where an organisation has meetings ahead of it, what is soonest first. `today` is the date in China. */
export async function countOwnMeetings(
  db: Db,
  organisationId: number,
  today: string,
): Promise<OwnMeetings[]> {
  const side = sql`case when r.team_id = ${organisationId} then 'team' else 'enterprise' end`
  const ends = sql<string>`coalesce(s.ends_on, e.ends_on)`
  const rows = await db
    .selectFrom('meeting_requests as r')
    .innerJoin('meeting_programmes as p', 'p.id', 'r.programme_id')
    .innerJoin('events as e', 'e.id', 'p.event_id')
    .leftJoin('tour_stops as s', 's.id', 'p.stop_id')
    .select([
      ...(['e.id as eventId', 's.id as stopId', 'e.title_zh', 'e.title_en'] as const),
      ...(['s.title_zh as stop_zh', 's.title_en as stop_en'] as const),
    ])
    .select((is) => [
      // Whoever did not ask, or did not propose a time last: `turnOf`.
      is.fn
        .countAll<number>()
        .filterWhere('r.state', '=', 'asked')
        .filterWhere(sql<SqlBool>`coalesce(r.slot_by, r.asked_by) <> ${side}`)
        .as('toAnswer'),
      is.fn.countAll<number>().filterWhere('r.state', '=', 'accepted').as('agreed'),
    ])
    .where((is) => is.or([is('r.team_id', '=', organisationId), is('r.enterprise_id', '=', organisationId)]))
    .where('r.state', 'in', ['asked', 'accepted'])
    .where('e.state', '=', 'published')
    .where('s.cancelled_at', 'is', null)
    .where(ends, '>=', today)
    .groupBy(['e.id', 's.id'])
    .orderBy(sql`coalesce(s.starts_on, e.starts_on)`)
    .orderBy('e.id')
    .orderBy('s.id')
    .execute()
  return rows.map(({ title_zh, title_en, stop_zh, stop_en, ...row }) => {
    const event = { titleZh: title_zh, titleEn: title_en }
    return {
      ...row,
      ...(stop_zh === null ? event : titleAt(event, { titleZh: stop_zh, titleEn: stop_en ?? '' })),
    }
  })
}

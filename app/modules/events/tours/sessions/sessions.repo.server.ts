import { sql } from 'kysely'
import type { Db, Tx } from '~db/client.server'
import type { Session, SessionMeeting, SessionOutcome, SessionPair } from './session'

/** When the needs session of a stop is; null: nobody has said. */
export async function findSession(db: Db | Tx, stopId: number): Promise<Session | null> {
  const row = await db
    .selectFrom('tour_sessions')
    .selectAll()
    .where('stop_id', '=', stopId)
    .executeTakeFirst()
  if (!row) return null
  const { day, starts, minutes, rounds, made_at: madeAt } = row
  return { day, starts: starts.slice(0, 5), minutes, rounds, madeAt }
}

/** The meetings of a stop's session, round by round, with what each is about; of one organisation, where one is named. */
export async function readMeetings(
  db: Db | Tx,
  stopId: number,
  { organisationId }: { organisationId?: number } = {},
): Promise<SessionMeeting[]> {
  let query = db
    .selectFrom('tour_session_meetings as m')
    .innerJoin('organisations as t', 't.id', 'm.team_id')
    .innerJoin('organisations as e', 'e.id', 'm.enterprise_id')
    .selectAll('m')
    .select([
      't.name_zh as team_zh',
      't.name_en as team_en',
      'e.name_zh as enterprise_zh',
      'e.name_en as enterprise_en',
      sql<SessionPair[]>`(select coalesce(json_agg(json_build_object('needId', n.id, 'needZh', n.title_zh,
          'needEn', n.title_en, 'offeringId', o.id, 'offeringZh', o.name_zh, 'offeringEn', o.name_en,
          'passes', p.passes, 'score', p.score_hundredths)
          order by p.passes desc, p.score_hundredths desc, n.id, o.id), '[]')
        from tour_session_pairs p join needs n on n.id = p.need_id join offerings o on o.id = p.offering_id
        where p.meeting_id = m.id)`.as('pairs'),
    ])
    .where('m.stop_id', '=', stopId)
    .orderBy('m.round')
    .orderBy('m.table_number')
  if (organisationId !== undefined)
    query = query.where((is) =>
      is.or([is('m.team_id', '=', organisationId), is('m.enterprise_id', '=', organisationId)]),
    )
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.id,
    round: row.round,
    table: row.table_number,
    team: { id: row.team_id, nameZh: row.team_zh, nameEn: row.team_en },
    enterprise: { id: row.enterprise_id, nameZh: row.enterprise_zh, nameEn: row.enterprise_en },
    pairs: row.pairs,
    outcome: row.outcome as SessionOutcome | null,
    note: row.note,
    recordedAt: row.recorded_at,
  }))
}

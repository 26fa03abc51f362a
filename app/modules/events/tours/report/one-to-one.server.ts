import { sql } from 'kysely'
import type { Db } from '~db/client.server'
import type { SessionOutcome } from '../sessions/session'

/** A meeting of the timetable that participants of a stop were told, with what each side wrote down of it. */
export type OneToOne = {
  id: number
  team: { id: number; nameZh: string; nameEn: string }
  enterprise: { id: number; nameZh: string; nameEn: string }
  need: { id: number; zh: string; en: string }
  offering: { id: number; zh: string; en: string }
  day: string
  starts: string
  outcomes: Partial<Record<'team' | 'enterprise', SessionOutcome>>
}

/** The one-to-one meetings of a stop that were not called off, in the order of their times. */
export async function readOneToOne(db: Db, stopId: number): Promise<OneToOne[]> {
  const rows = await db
    .selectFrom('meetings as m')
    .innerJoin('meeting_programmes as p', 'p.id', 'm.programme_id')
    .innerJoin('meeting_requests as r', 'r.id', 'm.request_id')
    .innerJoin('meeting_slots as s', 's.id', 'm.slot_id')
    .innerJoin('organisations as t', 't.id', 'm.team_id')
    .innerJoin('organisations as e', 'e.id', 'm.enterprise_id')
    .innerJoin('needs as n', 'n.id', 'r.need_id')
    .innerJoin('offerings as o', 'o.id', 'r.offering_id')
    .select([
      ...(['m.request_id', 's.day', 's.starts', 't.id as team_id', 'e.id as enterprise_id'] as const),
      ...(['t.name_zh as team_zh', 't.name_en as team_en'] as const),
      ...(['e.name_zh as enterprise_zh', 'e.name_en as enterprise_en'] as const),
      ...(['n.id as need_id', 'n.title_zh', 'n.title_en'] as const),
      ...(['o.id as offering_id', 'o.name_zh', 'o.name_en'] as const),
      sql<OneToOne['outcomes']>`(select coalesce(json_object_agg(d.side, d.outcome), '{}')
        from meeting_records d where d.request_id = m.request_id)`.as('outcomes'),
    ])
    .where('p.stop_id', '=', stopId)
    .where('m.state', '=', 'planned')
    .orderBy('s.day')
    .orderBy('s.starts')
    .orderBy('m.request_id')
    .execute()
  return rows.map((row) => ({
    id: row.request_id,
    team: { id: row.team_id, nameZh: row.team_zh, nameEn: row.team_en },
    enterprise: { id: row.enterprise_id, nameZh: row.enterprise_zh, nameEn: row.enterprise_en },
    need: { id: row.need_id, zh: row.title_zh, en: row.title_en },
    offering: { id: row.offering_id, zh: row.name_zh, en: row.name_en },
    day: row.day,
    starts: row.starts.slice(0, 5),
    outcomes: row.outcomes,
  }))
}

/** Whether one side or the other wrote down that it took place. */
export const tookPlace = ({ outcomes }: OneToOne): boolean =>
  Object.values(outcomes).some((outcome) => outcome !== 'missed')

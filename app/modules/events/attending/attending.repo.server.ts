import type { NeedState } from '~/modules/needs'
import { isWanted } from '~/modules/needs'
import type { Db } from '~db/client.server'
import type { AttendingNeed } from './attending'

/** The needs that everybody may see and that are still asked for, of the teams that registered for an event. */
export async function readAttendingNeeds(db: Db, eventId: number): Promise<AttendingNeed[]> {
  const rows = await db
    .selectFrom('public_needs as n')
    .select(['n.id', 'n.state', 'n.scenario_codes', 'n.track_codes', 'n.urgency', 'n.published_at'])
    .where('n.reference', '=', false)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('event_visitors as v')
          .innerJoin('events as e', 'e.id', 'v.event_id')
          .select('v.id')
          .whereRef('v.organisation_id', '=', 'n.organisation_id')
          .where('v.event_id', '=', eventId)
          .where('v.kind', '=', 'team')
          .where('v.state', '=', 'registered')
          .where('e.state', '=', 'published'),
      ),
    )
    .execute()
  return rows
    .filter(({ state }) => isWanted(state as NeedState))
    .map((row) => ({
      ...{ id: row.id, scenarios: row.scenario_codes, tracks: row.track_codes, urgency: row.urgency },
      publishedAt: row.published_at,
    }))
}

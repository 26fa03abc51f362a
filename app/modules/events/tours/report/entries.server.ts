import type { Db } from '~db/client.server'
import type { Stop } from '../stops/stop'
import type { Entry } from './attendance'

/** Who was let in at the gates of a stop on its days, each once: what gates were tried with before is not who came. */
export async function readEntries(
  db: Db,
  { id, startsOn, endsOn }: Pick<Stop, 'id' | 'startsOn' | 'endsOn'>,
): Promise<Entry[]> {
  const rows = await db
    .selectFrom('event_visitors as v')
    .select(['v.sign_up_id', 'v.organisation_id', 'v.name', 'v.phone'])
    .where((is) =>
      is.exists(
        is
          .selectFrom('event_check_ins as c')
          .select('c.id')
          .whereRef('c.visitor_id', '=', 'v.id')
          .where('c.stop_id', '=', id)
          .where('c.result', '=', 'entered')
          .where('c.day', '>=', startsOn)
          .where('c.day', '<=', endsOn),
      ),
    )
    .orderBy('v.id')
    .execute()
  return rows.map((row) => ({
    ...{ signUpId: row.sign_up_id, organisationId: row.organisation_id },
    ...{ name: row.name, phone: row.phone },
  }))
}

import { sql } from 'kysely'
import type { Services } from '~/platform/services.server'

/** What waits for reviewers and administrators here: organisations to decide on, mails that could not be sent. */
export async function countStaffWork({
  db,
}: Pick<Services, 'db'>): Promise<{ reviews: number; failedMails: number }> {
  const { rows } = await sql<{ reviews: number; failedMails: number }>`
    select
      (select count(*)::int from organisation_reviews r join organisations o on o.id = r.organisation_id
        where r.state = 'waiting' and o.state <> 'suspended') as reviews,
      (select count(*)::int from mails where sent_at is null and last_error is not null) as "failedMails"`.execute(
    db,
  )
  return rows[0] ?? { reviews: 0, failedMails: 0 }
}

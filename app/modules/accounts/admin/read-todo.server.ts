import { sql } from 'kysely'
import type { Services } from '~/platform/services.server'

export type Todo = {
  reviews: number
  failedMails: number
  keptMails: number
  refusedSignIns: number
  suspendedPeople: number
  suspendedOrganisations: number
}

/** What waits for an administrator, in numbers: one query. */
export async function readTodo({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<Todo> {
  const since = new Date(clock.now().getTime() - 86_400_000)
  const { rows } = await sql<Todo>`
    select
      (select count(*) from organisation_reviews r join organisations o on o.id = r.organisation_id
        where r.state = 'waiting' and o.state <> 'suspended') as reviews,
      (select count(*) from mails where sent_at is null and last_error is not null) as "failedMails",
      (select count(*) from mails where sent_at is null and last_error is null) as "keptMails",
      (select count(*) from audit_log where action = 'session.refused' and at > ${since}) as "refusedSignIns",
      (select count(*) from people where state = 'suspended') as "suspendedPeople",
      (select count(*) from organisations where state = 'suspended') as "suspendedOrganisations"`.execute(db)
  return rows[0] as Todo
}

import { runOnce } from 'graphile-worker'
import { sendNotices } from '~/modules/notifications/mails/send-notices.server'
import { findDueNotices, noticeJobs } from '~/modules/notifications/notice-jobs.server'
import type { Services } from '~/platform/services.server'
import { graphileLogger, taskList } from '~/platform/worker.server'
import type { TestDatabase } from './database'

const origin = 'https://muster.example'

/** What the jobs do with the notices that are due at the clock of `services`: puts them into mails. */
export async function mailNotices(services: Services): Promise<void> {
  await findDueNotices(services)
  const people = await services.db
    .selectFrom('notices')
    .select('person_id')
    .distinct()
    .where('mail_due_at', '<=', services.clock.now())
    .execute()
  for (const { person_id: personId } of people) await sendNotices(services, { personId, origin })
}

/** Lets people be told of the reviews that were decided, and mails it to them. */
export async function mailReviews(database: TestDatabase, services: Services): Promise<void> {
  const handler = noticeJobs().filter(({ name }) => name === 'organisation_review_decided')
  await runOnce({
    connectionString: database.url,
    taskList: taskList(handler, services, new AbortController().signal),
    noHandleSignals: true,
    logger: graphileLogger(services.logger),
  })
  await mailNotices(services)
}

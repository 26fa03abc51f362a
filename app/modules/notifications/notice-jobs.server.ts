import { z } from 'zod'
import { reviewDecidedJob } from '~/modules/accounts/index.server'
import { defineJob, enqueue, handle } from '~/platform/jobs.server'
import type { Services } from '~/platform/services.server'
import { sendNotices } from './mails/send-notices.server'
import { sendNoticesJob } from './mails/send-notices-job.server'
import type { NoticeChecks } from './notice-check'
import { tellReview } from './tell-review.server'

/** How long a notice is kept, in days. */
const KEPT_DAYS = 365
const DAY_MS = 86_400_000
/** The most that are cleared in one statement. */
const CLEARED = 10_000

/**
 * Gives a job to everybody to whom something is due: the mails of mornings and Mondays, what quiet hours held back,
 * and what a job was lost for. A time at which no worker ran is made up for.
 */
export async function findDueNotices({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<void> {
  const people = await db
    .selectFrom('notices')
    .select('person_id')
    .distinct()
    .where('mail_due_at', '<=', clock.now())
    .execute()
  if (people.length === 0) return
  await db.transaction().execute(async (tx) => {
    for (const { person_id: personId } of people)
      await enqueue(tx, sendNoticesJob, { personId }, { jobKey: `notices:${personId}` })
  })
}

async function clearOldNotices({ db, clock, logger }: Services): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_DAYS * DAY_MS)
  const { numDeletedRows } = await db
    .deleteFrom('notices')
    .where('id', 'in', (old) =>
      old.selectFrom('notices').select('id').where('created_at', '<', before).limit(CLEARED),
    )
    .executeTakeFirst()
  if (numDeletedRows > 0n) logger.info({ rows: Number(numDeletedRows) }, 'old notices were removed')
}

/** `checks`: what the modules above have to say before a notice of theirs is mailed. */
export const noticeJobs = (checks: NoticeChecks = {}) => [
  handle(sendNoticesJob, (payload, services) => sendNotices(services, payload, checks)),
  handle(reviewDecidedJob, (payload, services) => tellReview(services, payload)),
  handle(
    defineJob('find_due_notices', z.object({}).loose()),
    (_payload, services) => findDueNotices(services),
    { schedule: '*/2 * * * *' },
  ),
  handle(
    defineJob('clear_old_notices', z.object({}).loose()),
    (_payload, services) => clearOldNotices(services),
    { schedule: '41 19 * * *' },
  ),
]

import { z } from 'zod'
import { defineJob, handle } from '~/platform/jobs.server'

/** What is over is of no use, and says where people were: it goes within the hour, links of mails after a month. */
export const accountJobs = [
  handle(
    defineJob('clear-expired-sign-ins', z.object({}).loose()),
    async (_payload, { db, clock }) => {
      const now = clock.now()
      await db.deleteFrom('sessions').where('expires_at', '<', now).execute()
      await db.deleteFrom('pending_sign_ins').where('expires_at', '<', now).execute()
      await db.deleteFrom('passkey_challenges').where('expires_at', '<', now).execute()
      const month = new Date(now.getTime() - 30 * 86_400_000)
      await db.deleteFrom('email_tokens').where('expires_at', '<', month).execute()
    },
    { schedule: '17 * * * *' },
  ),
]

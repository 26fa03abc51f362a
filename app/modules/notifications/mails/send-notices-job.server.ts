import { z } from 'zod'
import { defineJob } from '~/platform/jobs.server'

/** Mails a person what is due to them. `origin`: the site's address, where the environment names none. */
export const sendNoticesJob = defineJob(
  'send_notices',
  z.object({ personId: z.number().int(), origin: z.string().optional() }),
)

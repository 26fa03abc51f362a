import { z } from 'zod'
import { defineJob } from '~/platform/jobs.server'

/** An organisation's review was decided; whoever tells its owners handles it. */
export const reviewDecidedJob = defineJob(
  'organisation_review_decided',
  z.object({
    organisationId: z.number().int(),
    reviewId: z.number().int(),
    verified: z.boolean(),
    nameZh: z.string(),
    nameEn: z.string(),
    /** in the words of whoever decided; may be empty */
    reason: z.string(),
    at: z.iso.datetime(),
    origin: z.string(),
  }),
)

import { z } from 'zod'
import { orNone } from '~/platform/form-values.schema'
import { Reason } from '../admin/admin.schema'
import { organisationKinds } from '../viewer'

const Id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

/** What the queue is narrowed by; `before` is the id that the next page begins after. */
export const QueueQuery = z.object({
  kind: z.enum(organisationKinds).optional(),
  region: z.string().max(20).optional(),
  after: Id.optional(),
})
export type QueueQuery = z.output<typeof QueueQuery>

export const decisions = ['verify', 'return', 'suspend'] as const

/** A decision on what the page showed: the review and the organisation's version it was made from. */
export const DecisionForm = z
  .object({
    decision: z.enum(decisions),
    reason: z.string().trim().max(500),
    review: orNone(Id),
    version: Id,
  })
  .superRefine(({ decision, reason }, context) => {
    if (decision !== 'verify' && reason === '')
      context.addIssue({ code: 'custom', message: 'required', path: ['reason'] })
  })

/** Several rows of the queue at once, each `organisation:review:version` as the page showed it. */
export const BulkDecisionForm = z.object({
  decision: z.enum(['verify', 'return']),
  reason: Reason,
  row: z.preprocess(
    (rows) => (Array.isArray(rows) ? rows : [rows].filter(Boolean)),
    z
      .array(
        z
          .string()
          .regex(/^\d{1,15}:\d{1,15}:\d{1,9}$/)
          .transform((written) => {
            const [organisationId = 0, reviewId = 0, version = 0] = written.split(':').map(Number)
            return { organisationId, reviewId, version }
          }),
      )
      .min(1)
      .max(50),
  ),
})

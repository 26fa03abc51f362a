import { z } from 'zod'
import { defineJob } from '~/platform/jobs.server'

/** Asks Stripe to give back what came by card. */
export const stripeRefundJob = defineJob('stripe_refund', z.object({ refundId: z.number().int() }))

/** Ends the sessions of an order that is not to be paid by card any more; `upTo`: those alone that were begun by that attempt. */
export const endSessionJob = defineJob(
  'stripe_end_session',
  z.object({ orderId: z.number().int(), upTo: z.number().int().optional() }),
)

import { z } from 'zod'
import { defineJob, handle } from '~/platform/jobs.server'
import { remindOrders } from './remind-orders.server'
import { endSessions, findRefunds, sendRefund } from './stripe/settle-with-stripe.server'
import { stripeOf } from './stripe/stripe-api.server'
import { endSessionJob, stripeRefundJob } from './stripe/stripe-jobs.server'
import { pollStripe, processNews, stripeNewsJob } from './stripe/stripe-news.server'

export const paymentJobs = [
  handle(
    defineJob('orders_remind', z.object({}).loose()),
    (_payload, services, signal) => remindOrders(services, signal),
    { schedule: '17 * * * *' },
  ),
  handle(stripeNewsJob, async (about, services) => {
    const stripe = stripeOf(services.env)
    if (stripe) await processNews(services, stripe, about)
  }),
  handle(stripeRefundJob, async ({ refundId }, services) => {
    const stripe = stripeOf(services.env)
    if (!stripe) throw new Error(`refund ${refundId} waits for STRIPE_SECRET_KEY`)
    await sendRefund(services, stripe, refundId)
  }),
  handle(endSessionJob, async ({ orderId, upTo }, services) => {
    const stripe = stripeOf(services.env)
    if (stripe) await endSessions(services, stripe, orderId, upTo)
  }),
  handle(
    defineJob('stripe_poll', z.object({}).loose()),
    async (_payload, services, signal) => {
      const stripe = stripeOf(services.env)
      if (!stripe) return
      await findRefunds(services)
      await pollStripe(services, stripe, signal)
    },
    { schedule: '*/3 * * * *' },
  ),
]

import { z } from 'zod'
import { defineJob, handle } from '~/platform/jobs.server'
import { remindOrders } from './remind-orders.server'

export const paymentJobs = [
  handle(
    defineJob('orders_remind', z.object({}).loose()),
    (_payload, services, signal) => remindOrders(services, signal),
    { schedule: '17 * * * *' },
  ),
]

import { z } from 'zod'
import { defineJob } from '~/platform/jobs.server'

const orderId = z.number().int()

/**
 * What is due first of an order was paid, or all of it (`late: false`), or money came for one that is cancelled (`late: true`): then whoever made the order
 * decides with `settleLate`. Handled by the module that makes orders.
 */
export const paymentArrivedJob = defineJob('payment_arrived', z.object({ orderId, late: z.boolean() }))

/** Money went back; `whole`: nothing of it is held any more. Handled by the module that makes orders. */
export const orderRefundedJob = defineJob(
  'order_refunded',
  z.object({ orderId, amountMinor: z.number().int(), whole: z.boolean() }),
)

/** A payment was found to be an error, and the order, or its deposit, is not paid any more. Handled by the module that makes orders. */
export const paymentReversedJob = defineJob('payment_reversed', z.object({ orderId }))

/** The payer will transfer: the order's `dueAt` now counts the days of grace. Handled by the module that makes orders. */
export const transferChosenJob = defineJob('transfer_chosen', z.object({ orderId, dueAt: z.iso.datetime() }))

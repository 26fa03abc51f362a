import { z } from 'zod'
import { creditCodeFault, normaliseCreditCode } from '~/modules/accounts'
import { purposes } from '~/platform/files/file-rules'
import { day, rowId } from '~/platform/form-values.schema'
import { payParts } from './instalments'
import { orderFilters } from './order-filters'
import { minorOf } from './order-money'
import { orderOfReference } from './order-reference'

const amount = z
  .string()
  .trim()
  .transform((written, context) => {
    const minor = minorOf(written)
    if (minor !== null) return minor
    context.issues.push({ code: 'custom', message: 'money', input: written })
    return z.NEVER
  })
const line = (max: number) => z.string().trim().min(1).max(max)
const reason = line(500)
/** The sum that the page had, in minor units. */
const base = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

const taxNumber = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .transform(normaliseCreditCode)
  .superRefine((written, context) => {
    const fault = creditCodeFault(written)
    if (fault) context.addIssue({ code: 'custom', message: `credit_code_${fault}` })
  })

/** What is done with an order on its page, by either side. */
export const OrderActForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('transfer') }),
  z.object({ act: z.literal('card'), part: z.enum(payParts).optional() }),
  z.object({ act: z.literal('invoice'), invoiceTitle: line(120), invoiceCode: taxNumber }),
  z.object({ act: z.literal('voucher') }),
  z.object({ act: z.literal('reconcile'), amount, bankReference: line(60), receivedOn: day }),
  z.object({ act: z.literal('reverse'), payment: rowId, reason }),
  z.object({
    act: z.literal('refund'),
    amount,
    reason,
    base,
  }),
  z.object({ act: z.literal('payout'), refund: rowId, bankReference: line(60), paidOn: day }),
  z.object({ act: z.literal('drop'), refund: rowId }),
  z.object({ act: z.literal('retain'), reason, base }),
])

export type OrderActInput = z.output<typeof OrderActForm>

export const voucherFiles = {
  count: 1,
  each: purposes.document.maxBytes,
  total: purposes.document.maxBytes,
}

export const BankAccountForm = z.object({
  payee: line(120),
  bank: line(120),
  accountNumber: z
    .string()
    .trim()
    .transform((written) => written.replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^[0-9A-Z]{8,34}$/i, 'account_number')),
})

/** How a list of orders is narrowed; `q` may be a transfer's reference. */
export const OrdersQuery = z
  .object({
    state: z.enum(orderFilters).optional(),
    q: z.string().max(80).optional(),
    before: z.coerce.number().int().positive().optional(),
  })
  .transform((query) => ({ ...query, id: query.q ? orderOfReference(query.q) : null }))

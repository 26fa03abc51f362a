import { z } from 'zod'
import { MAX_OFFERINGS } from './application'

const id = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'choice')
  .transform(Number)
const reason = z.string().trim().min(1).max(1_000)

/** What an enterprise does on the page of its application. */
export const ApplicationForm = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('submit'),
    fasciaZh: z.string().trim().min(1).max(60),
    fasciaEn: z.string().trim().max(80).default(''),
    note: z.string().trim().max(2_000).default(''),
    offerings: z
      .preprocess((sent) => (sent === undefined || sent === '' ? [] : [sent].flat()), z.array(id))
      .refine((ids) => ids.length > 0, 'none_chosen')
      .refine((ids) => ids.length <= MAX_OFFERINGS, 'too_many_chosen')
      .transform((ids) => [...new Set(ids)]),
  }),
  z.object({ act: z.literal('withdraw') }),
])

/** What the organizer decides of an application. */
export const ApplicationDecisionForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('accept'), application: id, member: z.literal('yes').optional() }),
  z.object({ act: z.literal('return'), application: id, reason }),
  z.object({ act: z.literal('reject'), application: id, reason }),
])

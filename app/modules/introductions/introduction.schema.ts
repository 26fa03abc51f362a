import { z } from 'zod'
import { declineReasons, MAX_REASON } from './introduction'

const id = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'choice')
  .transform(Number)
const text = z.string().trim().max(MAX_REASON).default('')

/** Asking for an introduction of one pair. */
export const AskForm = z.object({
  offering: id,
  need: id,
  reason: z.string().trim().min(1).max(MAX_REASON),
})

/** What is done with an introduction on its page. */
export const IntroductionActForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('accept'), text }),
  z.object({ act: z.literal('decline'), reason: z.enum(declineReasons), text }),
  z.object({ act: z.literal('withdraw') }),
  z.object({ act: z.literal('contacts') }),
  z.object({ act: z.literal('block') }),
])

/** Whether new requests are taken, and from whom not. `until`: the last day of a pause, or empty. */
export const IntroductionSettingsForm = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('pause'),
    until: z
      .string()
      .trim()
      .default('')
      .refine((day) => day === '' || !Number.isNaN(Date.parse(`${day}T00:00:00Z`)), 'day')
      .refine((day) => day === '' || /^\d{4}-\d\d-\d\d$/.test(day), 'day'),
  }),
  z.object({ act: z.literal('resume') }),
  z.object({ act: z.literal('unblock'), organisation: id }),
])

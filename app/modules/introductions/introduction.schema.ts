import { z } from 'zod'
import { day, rowId } from '~/platform/form-values.schema'
import { declineReasons, MAX_REASON } from './introduction'

const text = z.string().trim().max(MAX_REASON).default('')

/** Asking for an introduction of one pair. */
export const AskForm = z.object({
  offering: rowId,
  need: rowId,
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
    until: z.union([z.literal(''), day]).default(''),
  }),
  z.object({ act: z.literal('resume') }),
  z.object({ act: z.literal('unblock'), organisation: rowId }),
])

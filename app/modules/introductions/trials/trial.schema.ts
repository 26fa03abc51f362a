import { z } from 'zod'
import { trialKinds, trialResults } from './trial'

const id = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'choice')
  .transform(Number)
const text = z.string().trim().max(1_000).default('')

/** A day that there is, YYYY-MM-DD. */
const day = z
  .string()
  .trim()
  .refine((written) => {
    const date = new Date(`${written}T00:00:00Z`)
    return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === written
  }, 'day')

/** What is done with trials on the page of an introduction. `trial`: the one that was on the page. */
export const TrialActForm = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('propose'),
    /** the live one that this takes the place of; empty: there is none */
    trial: id.or(z.literal('').transform(() => null)).default(null),
    kind: z.enum(trialKinds),
    place: z.string().trim().min(1).max(200),
    beginsOn: day,
    endsOn: day.or(z.literal('')).default(''),
    measures: z.string().trim().min(1).max(2_000),
  }),
  z.object({ act: z.literal('agree'), trial: id, text }),
  z.object({ act: z.literal('decline'), trial: id, text }),
  z.object({ act: z.literal('cancel'), trial: id, text }),
  z.object({
    act: z.literal('record'),
    trial: id,
    result: z.enum(trialResults),
    resultText: z.string().trim().min(1).max(4_000),
  }),
])
export type TrialAct = z.output<typeof TrialActForm>

import { z } from 'zod'
import { day, orNone, rowId } from '~/platform/form-values.schema'
import { trialKinds, trialResults } from './trial'

const text = z.string().trim().max(1_000).default('')

/** A day that there is, YYYY-MM-DD. */

/** What is done with trials on the page of an introduction. `trial`: the one that was on the page. */
export const TrialActForm = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('propose'),
    /** the live one that this takes the place of; empty: there is none */
    trial: orNone(rowId).default(null),
    kind: z.enum(trialKinds),
    place: z.string().trim().min(1).max(200),
    beginsOn: day,
    endsOn: day.or(z.literal('')).default(''),
    measures: z.string().trim().min(1).max(2_000),
  }),
  z.object({ act: z.literal('agree'), trial: rowId, text }),
  z.object({ act: z.literal('decline'), trial: rowId, text }),
  z.object({ act: z.literal('cancel'), trial: rowId, text }),
  z.object({
    act: z.literal('record'),
    trial: rowId,
    result: z.enum(trialResults),
    resultText: z.string().trim().min(1).max(4_000),
  }),
])
export type TrialAct = z.output<typeof TrialActForm>

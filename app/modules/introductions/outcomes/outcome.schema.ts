import { z } from 'zod'
import { listOf } from '~/platform/form-values.schema'
import { TrialActForm } from '../trials/trial.schema'
import { lostReasons } from './outcome'

const text = z.string().trim().max(2_000).default('')

/** Yuan with at most two decimals, as people write them, in minor units; empty: not said. */
const money = z
  .string()
  .trim()
  .default('')
  .refine(
    (written) => written === '' || /^\d{1,11}(?:\.\d{1,2})?$/.test(written.replaceAll(',', '')),
    'money',
  )
  .transform((written) => {
    if (written === '') return null
    const [whole = '0', cents = ''] = written.replaceAll(',', '').split('.')
    return Number(whole) * 100 + Number(cents.padEnd(2, '0'))
  })

const act = z.literal('end')

/** How an introduction ends. */
export const OutcomeForm = z.discriminatedUnion('outcome', [
  z.object({
    act,
    outcome: z.literal('agreed'),
    quantity: z
      .string()
      .trim()
      .regex(/^[1-9]\d{0,5}$/, 'whole_number')
      .transform(Number),
    value: money,
    /** the need is met by it: close it as well */
    meets: z.literal('yes').optional(),
    text,
  }),
  z.object({
    act,
    outcome: z.literal('not_suitable'),
    /** `kind:code` of the demands that are failed */
    failing: listOf(z.string().max(80), { most: 60 }),
    text,
  }),
  z.object({ act, outcome: z.literal('lost'), reason: z.enum(lostReasons), text }),
  z.object({ act, outcome: z.literal('no_response'), text }),
])
export type OutcomeInput = z.output<typeof OutcomeForm>

/** What is done on the page of trials and outcome. */
export const OutcomeActForm = z.discriminatedUnion('act', [...TrialActForm.options, OutcomeForm])

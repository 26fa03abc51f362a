import { z } from 'zod'

const id = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'choice')
  .transform(Number)

/** Whom to ask to a stop. */
export const StopInvitationForm = z.object({
  organisations: z
    .preprocess((sent) => (sent === undefined || sent === '' ? [] : [sent].flat()), z.array(id))
    .refine((list) => list.length > 0, 'none_chosen')
    .refine((list) => list.length <= 60, 'too_many_chosen')
    .transform((list) => [...new Set(list)]),
})

/** What the planner of a stop is looked at with. */
export const PlannerQuery = z.object({ all: z.literal('yes').optional() })

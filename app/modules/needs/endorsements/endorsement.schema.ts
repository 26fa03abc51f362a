import { z } from 'zod'

/** Sharing another team's need, or taking that back. */
export const EndorsementForm = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('endorse'),
    quantity: z
      .string()
      .trim()
      .regex(/^[1-9]\d{0,5}$/, 'whole_number')
      .transform(Number),
    note: z.string().trim().max(500),
  }),
  z.object({ act: z.literal('take_back') }),
])

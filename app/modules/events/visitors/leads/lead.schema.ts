import { z } from 'zod'

const lead = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'choice')
  .transform(Number)
const rating = z
  .enum(['', '1', '2', '3'])
  .default('')
  .transform((sent) => (sent === '' ? null : (Number(sent) as 1 | 2 | 3)))

/** What an exhibitor does on the page of its visitors. */
export const LeadForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('scan'), ticket: z.string().trim().min(1).max(200) }),
  z.object({ act: z.literal('note'), lead, rating, note: z.string().trim().max(1_000).default('') }),
])

import { z } from 'zod'
import { rowId } from '~/platform/form-values.schema'

const rating = z
  .enum(['', '1', '2', '3'])
  .default('')
  .transform((sent) => (sent === '' ? null : (Number(sent) as 1 | 2 | 3)))

/** What an exhibitor does on the page of its visitors. */
export const LeadForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('scan'), ticket: z.string().trim().min(1).max(200) }),
  z.object({ act: z.literal('note'), lead: rowId, rating, note: z.string().trim().max(1_000).default('') }),
])

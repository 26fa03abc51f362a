import { z } from 'zod'
import { followedKinds, MAX_NAME, searchFrequencies } from '../follow'

const name = z.string().trim().min(1).max(MAX_NAME)
const frequency = z.enum(searchFrequencies)

/** Saving a search. `query`: what stands in its address. */
export const SaveSearchForm = z.object({
  in: z.enum(followedKinds),
  query: z.string().max(8_000).default(''),
  name,
  frequency,
})

/** What is done with one that is saved. */
export const SavedSearchForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('change'), name, frequency }),
  z.object({ act: z.literal('remove') }),
])

import { z } from 'zod'
import { day, listOf, rowId } from '~/platform/form-values.schema'
import { challengeEnds } from './challenge'

const step = z.enum(['1', '2', '3', '4', '5']).transform(Number)
const several = listOf(z.string().max(20), { most: 60 })
const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
const reason = z.string().trim().min(1).max(1_000)

/** What a reviewer does with an entry. */
export const ChallengeActForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('rate'), urgency: step, difficulty: step, rationale: reason }),
  /** `into`: the other of the two; `keep`: which of them stands on */
  z.object({ act: z.literal('merge'), into: rowId, keep: z.enum(['this', 'other']) }),
  z.object({ act: z.literal('unmerge'), entry: rowId }),
  z.object({
    act: z.literal('publish'),
    version,
    titleZh: z.string().trim().min(1).max(120),
    titleEn: z.string().trim().max(200).default(''),
    textZh: z.string().trim().min(1).max(4_000),
    textEn: z.string().trim().max(8_000).default(''),
    scenarios: several,
    tracks: several,
    answersUntil: day,
  }),
  z.object({ act: z.literal('withdraw'), reason }),
  z.object({ act: z.literal('close'), how: z.enum(challengeEnds), text: reason }),
  z.object({ act: z.literal('reopen') }),
])
export type ChallengeAct = z.output<typeof ChallengeActForm>

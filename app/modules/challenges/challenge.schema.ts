import { z } from 'zod'
import { challengeEnds } from './challenge'

const step = z.enum(['1', '2', '3', '4', '5']).transform(Number)
const several = z.preprocess(
  (sent) => (sent === undefined || sent === '' ? [] : [sent].flat()),
  z.array(z.string().max(20)).max(60),
)
const id = z
  .string()
  .trim()
  .regex(/^[1-9]\d{0,14}$/, 'choice')
  .transform(Number)
const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
const reason = z.string().trim().min(1).max(1_000)

/** A day that there is, YYYY-MM-DD. */
const day = z.string().refine((text) => {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}, 'day')

/** What a reviewer does with an entry. */
export const ChallengeActForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('rate'), urgency: step, difficulty: step, rationale: reason }),
  /** `into`: the other of the two; `keep`: which of them stands on */
  z.object({ act: z.literal('merge'), into: id, keep: z.enum(['this', 'other']) }),
  z.object({ act: z.literal('unmerge'), entry: id }),
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

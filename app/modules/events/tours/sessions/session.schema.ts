import { z } from 'zod'
import { day, hour, line, whole } from '../../event.schema'
import { sessionOutcomes } from './session'

const id = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'choice')
  .transform(Number)

/** What an organizer does with the needs session of a stop. */
export const SessionForm = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('make'),
    day,
    starts: hour,
    minutes: whole(5, 180),
    rounds: whole(1, 40),
    anew: z.literal('yes').optional(),
  }),
  z.object({
    act: z.literal('record'),
    meeting: id,
    outcome: z.union([z.literal('').transform(() => null), z.enum(sessionOutcomes)]),
    note: line(500),
  }),
])

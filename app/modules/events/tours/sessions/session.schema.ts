import { z } from 'zod'
import { day, hour, orNone, rowId } from '~/platform/form-values.schema'
import { line, whole } from '../../event.schema'
import { sessionOutcomes } from './session'

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
    meeting: rowId,
    outcome: orNone(z.enum(sessionOutcomes)),
    note: line(500),
  }),
])

import { z } from 'zod'
import { listOf, rowId } from '~/platform/form-values.schema'
import { MAX_OFFERINGS } from './application'

const reason = z.string().trim().min(1).max(1_000)

/** What an enterprise does on the page of its application. */
export const ApplicationForm = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('submit'),
    fasciaZh: z.string().trim().min(1).max(60),
    fasciaEn: z.string().trim().max(80).default(''),
    note: z.string().trim().max(2_000).default(''),
    offerings: listOf(rowId, { least: 1, most: MAX_OFFERINGS }),
  }),
  z.object({ act: z.literal('withdraw') }),
])

/** What the organizer decides of an application. */
export const ApplicationDecisionForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('accept'), application: rowId, member: z.literal('yes').optional() }),
  z.object({ act: z.literal('return'), application: rowId, reason }),
  z.object({ act: z.literal('reject'), application: rowId, reason }),
])

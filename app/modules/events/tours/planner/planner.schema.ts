import { z } from 'zod'
import { listOf, rowId } from '~/platform/form-values.schema'

/** Whom to ask to a stop. */
export const StopInvitationForm = z.object({
  organisations: listOf(rowId, { least: 1, most: 60 }),
})

/** What the planner of a stop is looked at with. */
export const PlannerQuery = z.object({ all: z.literal('yes').optional() })

import { z } from 'zod'
import { challengeStages } from './challenge'

const step = z.coerce.number().int().min(1).max(5).optional()

/** The address of the reviewers' list: a stage (none: what is to be done), a cell of the grid, a page. */
export const QueueQuery = z.object({
  stage: z.enum(challengeStages).optional(),
  urgency: step,
  difficulty: step,
  page: z.coerce.number().int().min(1).max(99_999).default(1),
})

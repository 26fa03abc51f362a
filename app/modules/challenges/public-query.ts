import { z } from 'zod'

const step = z.coerce.number().int().min(1).max(5).optional()

export const challengeSorts = ['urgency', 'newest', 'deadline'] as const

/** The address of the public list. */
export const PublicQuery = z.object({
  scenario: z.string().max(20).optional(),
  track: z.string().max(20).optional(),
  stage: z.enum(['published', 'closed']).optional(),
  sort: z.enum(challengeSorts).default('urgency'),
  urgency: step,
  difficulty: step,
  page: z.coerce.number().int().min(1).max(99_999).default(1),
})
export type PublicQuery = z.output<typeof PublicQuery>

import { z } from 'zod'

export const personStates = ['active', 'suspended', 'deleted'] as const
export type PersonState = (typeof personStates)[number]

export const PeopleQuery = z.object({
  /** id, address or part of the name */
  q: z.string().max(200).optional(),
  state: z.enum(personStates).optional(),
  role: z.enum(['any', 'reviewer', 'administrator']).optional(),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
})
export type PeopleQuery = z.output<typeof PeopleQuery>

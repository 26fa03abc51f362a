import { z } from 'zod'
import { organisationKinds, organisationStates } from '../viewer'

export const OrganisationsQuery = z.object({
  /** id, credit code or part of the name */
  q: z.string().max(200).optional(),
  state: z.enum(organisationStates).optional(),
  kind: z.enum(organisationKinds).optional(),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
})
export type OrganisationsQuery = z.output<typeof OrganisationsQuery>

import { z } from 'zod'

/** Why: required, in words that stand in the audit log. */
export const Reason = z.string().trim().min(1).max(500)

export const personActs = [
  'make_reviewer',
  'make_administrator',
  'take_role',
  'suspend',
  'reactivate',
  'end_sessions',
] as const
export type PersonAct = (typeof personActs)[number]

export const PersonActForm = z.object({ act: z.enum(personActs), reason: Reason })

export const organisationActs = ['suspend', 'restore', 'make_association'] as const
export type OrganisationAct = (typeof organisationActs)[number]

export const OrganisationActForm = z.object({ act: z.enum(organisationActs), reason: Reason })

import type { Db, Tx } from '~db/client.server'
import { type OrganisationRight, rightsOf } from '../organisations/organisation-policy'
import type { MemberRole, OrganisationState } from '../viewer'

/** What a person may do for an organisation at this moment: for work that goes on after they asked for it. */
export async function readRights(
  db: Db | Tx,
  { organisationId, personId }: { organisationId: number; personId: number | null },
): Promise<readonly OrganisationRight[]> {
  if (personId === null) return []
  const row = await db
    .selectFrom('memberships as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .innerJoin('organisations as o', 'o.id', 'm.organisation_id')
    .select(['m.role', 'o.state'])
    .where('m.organisation_id', '=', organisationId)
    .where('m.person_id', '=', personId)
    .where('p.state', '=', 'active')
    .executeTakeFirst()
  return row ? rightsOf({ role: row.role as MemberRole, state: row.state as OrganisationState }) : []
}

import { DomainError, notFoundError } from '~/platform/errors'
import type { Tx } from '~db/client.server'
import { lockOrganisation, type StoredOrganisation } from '../organisations/organisations.repo.server'
import { type Person, type PlatformRole, platformRoles } from '../viewer'

/**
 * Locks the organisation that a reviewer or administrator decides on. Their role and memberships are read under
 * the lock: what was taken away a moment ago is gone.
 * @throws DomainError `not_found` (404) where there is none or the role does not reach, and `own_organisation`
 *   (403): nobody decides on an organisation they belong to
 */
export async function lockForStaff(
  tx: Tx,
  viewer: Person,
  organisationId: number,
  role: PlatformRole = 'reviewer',
): Promise<StoredOrganisation> {
  const organisation = await lockOrganisation(tx, organisationId)
  const person = await tx
    .selectFrom('people')
    .select((eb) => [
      'platform_role',
      eb
        .exists(
          eb
            .selectFrom('memberships')
            .select('person_id')
            .whereRef('person_id', '=', 'people.id')
            .where('organisation_id', '=', organisationId),
        )
        .as('member'),
    ])
    .where('id', '=', viewer.id)
    .where('state', '=', 'active')
    .executeTakeFirst()
  const rank = platformRoles.indexOf(person?.platform_role as PlatformRole)
  if (!person || rank < platformRoles.indexOf(role)) throw notFoundError('organisation', organisationId)
  if (person.member) throw new DomainError('own_organisation', {}, { status: 403 })
  return organisation
}

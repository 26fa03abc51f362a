import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { demandRotation } from '../sessions/sessions.repo.server'
import type { Person, PlatformRole } from '../viewer'
import { lockForAdministrator, mustLeaveAnother } from './administrators.server'

/**
 * Gives a person a role on the platform, another one, or none. Their sessions take a new token with the next
 * request, which already has the rights of the new role.
 * @throws DomainError `not_found`, `person_not_ready` (422: suspended, or the address is not proven),
 *   `last_administrator` (409)
 */
export const changePlatformRole = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { personId, role, reason }: { personId: number; role: PlatformRole | null; reason: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { person, administrators } = await lockForAdministrator(tx, viewer, personId)
    if (role !== null && (person.state !== 'active' || !person.proven))
      throw new DomainError('person_not_ready', { field: 'act' })
    if (person.platform_role === role) return
    if (person.platform_role === 'administrator' && person.state === 'active')
      mustLeaveAnother(administrators, personId)
    await tx
      .updateTable('people')
      .set({ platform_role: role, updated_at: clock.now() })
      .where('id', '=', personId)
      .execute()
    await demandRotation(tx, personId)
    await audit(tx, auditSource(viewer), {
      action: 'person.platform_role_changed',
      object: { kind: 'person', id: personId },
      detail: { from: person.platform_role ?? 'none', to: role ?? 'none', reason },
    })
  })

import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { lockForMember } from '../organisations/organisations.repo.server'
import { demandRotation } from '../sessions/sessions.repo.server'
import type { MemberRole, Person } from '../viewer'
import { keepAnOwner, readRole, revokeInvitationsBy, setRole } from './members.repo.server'

/**
 * Gives a member another role, from their next request on.
 * @throws DomainError `last_owner` (409), `not_found` (404), and those of `lockForMember`
 */
export const changeMemberRole = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { organisationId, personId, role }: { organisationId: number; personId: number; role: MemberRole },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockForMember(tx, viewer, organisationId, 'govern')
    const former = await readRole(tx, organisationId, personId)
    if (former === role) return
    if (former === 'owner') {
      await keepAnOwner(tx, organisationId)
      await revokeInvitationsBy(tx, { organisationId, personId, at: clock.now() })
    }
    await setRole(tx, organisationId, personId, role)
    await demandRotation(tx, personId)
    await audit(tx, auditSource(viewer), {
      action: 'member.role_changed',
      object: { kind: 'organisation', id: organisationId },
      detail: { personId, from: former, to: role },
    })
  })

import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { lockForMember } from '../organisations/organisations.repo.server'
import { demandRotation } from '../sessions/sessions.repo.server'
import type { Person } from '../viewer'
import { dropMember, keepAnOwner, readRole, revokeInvitationsBy } from './members.repo.server'

/**
 * Takes a member's place away, from their next request on. Everybody may leave, even where the organisation
 * is suspended; an owner may remove others.
 * @throws DomainError `last_owner` (409), `not_found` (404), and those of `lockForMember`
 */
export const removeMember = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { organisationId, personId }: { organisationId: number; personId: number },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const leaves = personId === viewer.id
    await lockForMember(tx, viewer, organisationId, leaves ? 'read' : 'govern')
    const role = await readRole(tx, organisationId, personId)
    if (role === 'owner') {
      await keepAnOwner(tx, organisationId)
      await revokeInvitationsBy(tx, { organisationId, personId, at: clock.now() })
    }
    await dropMember(tx, organisationId, personId)
    await demandRotation(tx, personId)
    await audit(tx, auditSource(viewer), {
      action: leaves ? 'member.left' : 'member.removed',
      object: { kind: 'organisation', id: organisationId },
      detail: { personId, role },
    })
  })

import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { lockForMember } from '../organisations/organisations.repo.server'
import { demandRotation } from '../sessions/sessions.repo.server'
import type { Person } from '../viewer'
import { readRole, revokeInvitationsBy, setRole } from './members.repo.server'

/**
 * Makes another member the owner in the viewer's place, who stays as an editor.
 * @throws DomainError `owner_already` (409) where the other owns it too, `not_found` (404), and those of `lockForMember`
 */
export const transferOwnership = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { organisationId, personId }: { organisationId: number; personId: number },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockForMember(tx, viewer, organisationId, 'govern')
    const former = await readRole(tx, organisationId, personId)
    if (former === 'owner') throw new DomainError('owner_already', { field: 'person' }, { status: 409 })
    await setRole(tx, organisationId, personId, 'owner')
    await setRole(tx, organisationId, viewer.id, 'editor')
    await revokeInvitationsBy(tx, { organisationId, personId: viewer.id, at: clock.now() })
    for (const id of [personId, viewer.id].sort((a, b) => a - b)) await demandRotation(tx, id)
    await audit(tx, auditSource(viewer), {
      action: 'organisation.transferred',
      object: { kind: 'organisation', id: organisationId },
      detail: { from: viewer.id, to: personId, was: former },
    })
  })

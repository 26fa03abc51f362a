import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { lockOrganisation } from '../organisations/organisations.repo.server'
import { demandRotation } from '../sessions/sessions.repo.server'
import type { Person } from '../viewer'
import { readInvitationOf } from './invitations.repo.server'

/**
 * Takes the viewer into the organisation that invited their address; they act for it from now on. A member
 * who accepts once more, through another invitation, keeps the role they have.
 * @returns the organisation's id
 * @throws DomainError `invitation_over` (410), `invitation_for_other` (403), `organisation_suspended` (403)
 */
export async function acceptInvitation(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { token }: { token: string },
): Promise<number> {
  const at = clock.now()
  const { organisationId } = await readInvitationOf(db, token, at)
  return db.transaction().execute(async (tx) => {
    const organisation = await lockOrganisation(tx, organisationId)
    const { id, email, role } = await readInvitationOf(tx, token, at)
    if (viewer.email !== email) throw new DomainError('invitation_for_other', {}, { status: 403 })
    if (organisation.state === 'suspended')
      throw new DomainError('organisation_suspended', {}, { status: 403 })
    await tx
      .updateTable('invitations')
      .set({ accepted_at: at, accepted_by: viewer.id })
      .where('id', '=', id)
      .execute()
    await tx
      .insertInto('memberships')
      .values({ person_id: viewer.id, organisation_id: organisationId, role, created_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await tx
      .updateTable('sessions')
      .set({ organisation_id: organisationId })
      .where('id', '=', viewer.sessionId)
      .execute()
    await demandRotation(tx, viewer.id)
    await audit(tx, auditSource(viewer), {
      action: 'member.joined',
      object: { kind: 'organisation', id: organisationId },
      detail: { invitationId: id, role },
    })
    return organisationId
  })
}

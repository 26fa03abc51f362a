import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import type { Person } from '../viewer'
import { nextOrganisationState } from './organisation-states'
import { lockForMember } from './organisations.repo.server'

/**
 * Takes back what waits for review, so that it can be changed. A verified organisation stays so.
 * @throws DomainError `review_over` (409) where nothing waits, as when a reviewer was faster, and those of
 * `lockForMember`
 */
export const withdrawOrganisation = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { organisationId }: { organisationId: number },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const at = clock.now()
    const organisation = await lockForMember(tx, viewer, organisationId, 'govern')
    const withdrawn = await tx
      .updateTable('organisation_reviews')
      .set({ state: 'withdrawn', decided_at: at, decided_by: viewer.id })
      .where('organisation_id', '=', organisationId)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    if (withdrawn.numUpdatedRows === 0n) throw new DomainError('review_over', {}, { status: 409 })
    const state = nextOrganisationState(organisation.state, 'withdraw')
    await tx
      .updateTable('organisations')
      .set({ state, updated_at: at })
      .where('id', '=', organisationId)
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'organisation.withdrawn',
      object: { kind: 'organisation', id: organisationId },
      detail: { state },
    })
  })

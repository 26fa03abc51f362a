import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import type { Person } from '../viewer'
import { readContacts } from './contacts.server'
import { completeness } from './organisation-snapshot'
import { nextOrganisationState } from './organisation-states'
import { lockForMember } from './organisations.repo.server'
import { openReview, snapshotOf } from './reviews.repo.server'

/**
 * Puts an organisation that is not verified yet into the review queue. One that is verified goes there with
 * its change: `reviseOrganisation`.
 * @throws DomainError `organisation_incomplete` where something is missing, `organisation_state` (409), and
 * those of `lockForMember`
 */
export const submitOrganisation = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { organisationId }: { organisationId: number },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const at = clock.now()
    const organisation = await lockForMember(tx, viewer, organisationId, 'govern')
    if (organisation.state === 'verified') throw new DomainError('nothing_changed', {}, { status: 409 })
    const state = nextOrganisationState(organisation.state, 'submit')
    const contacts = (await readContacts(tx, organisationId)).length
    const snapshot = await snapshotOf(tx, organisation)
    const parts = completeness(organisation, { contacts, documents: snapshot.documents.length })
    if (parts.some(({ done }) => !done)) throw new DomainError('organisation_incomplete')
    await openReview(tx, organisation, { snapshot, personId: viewer.id, at })
    await tx
      .updateTable('organisations')
      .set({ state, return_reason: null, updated_at: at })
      .where('id', '=', organisationId)
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'organisation.submitted',
      object: { kind: 'organisation', id: organisationId },
      detail: { state },
    })
  })

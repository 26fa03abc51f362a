import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import type { Person } from '../viewer'
import { checkCodes } from './check-codes.server'
import { changedFields, type OrganisationFacts } from './organisation-snapshot'
import { nextOrganisationState } from './organisation-states'
import { lockForMember, readDocuments, refuseTakenCode, writeFacts } from './organisations.repo.server'
import { openReview, readVerified } from './reviews.repo.server'

export type Revision = OrganisationFacts & { organisationId: number; version: number }

/**
 * Changes what an organisation says of itself. One that is verified keeps its facts: the change goes to
 * review, which only an owner may ask for, and is made when it is approved. The kind stays for ever.
 * @returns whether the change now waits for review
 * @throws DomainError `organisation_changed` (409) where somebody else was first, `organisation_state` or
 * `review_waiting` (409) during a review, `nothing_changed`, and those of `lockForMember` and `checkCodes`
 */
export async function reviseOrganisation(
  services: Pick<Services, 'db' | 'clock' | 'vocabulary'>,
  viewer: Person,
  { organisationId, version, ...facts }: Revision,
): Promise<{ inReview: boolean }> {
  await checkCodes(services, facts)
  const at = services.clock.now()
  return services.db.transaction().execute(async (tx) => {
    const organisation = await lockForMember(tx, viewer, organisationId, 'prepare')
    if (organisation.version !== version) throw new DomainError('organisation_changed', {}, { status: 409 })
    if (organisation.kind !== facts.kind) throw new DomainError('unknown_choice', { field: 'kind' })
    const object = { kind: 'organisation', id: organisationId }
    if (organisation.state !== 'verified') {
      nextOrganisationState(organisation.state, 'edit')
      const documents: [] = []
      const fields = changedFields({ ...organisation, documents }, { ...facts, documents })
      await writeFacts(tx, organisationId, facts, at)
      await audit(tx, auditSource(viewer), {
        action: 'organisation.revised',
        object,
        detail: { fields },
      })
      return { inReview: false }
    }
    if (organisation.role !== 'owner') throw new DomainError('not_allowed', {}, { status: 403 })
    const snapshot = { ...facts, documents: await readDocuments(tx, organisationId) }
    const fields = changedFields(await readVerified(tx, organisation), snapshot)
    if (fields.length === 0) throw new DomainError('nothing_changed')
    await refuseTakenCode(tx, facts.creditCode, organisationId)
    await openReview(tx, organisation, { snapshot, personId: viewer.id, at })
    await tx
      .updateTable('organisations')
      .set({ return_reason: null, updated_at: at })
      .where('id', '=', organisationId)
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'organisation.submitted',
      object,
      detail: { fields, state: organisation.state },
    })
    return { inReview: true }
  })
}

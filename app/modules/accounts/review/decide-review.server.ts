import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import { enqueue } from '~/platform/jobs.server'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { changedFields, OrganisationSnapshot } from '../organisations/organisation-snapshot'
import { nextOrganisationState } from '../organisations/organisation-states'
import { writeFacts } from '../organisations/organisations.repo.server'
import type { Person } from '../viewer'
import { lockForStaff } from './lock-for-staff.server'
import { reviewDecidedJob } from './review-decided-job.server'

export type ReviewDecision = {
  organisationId: number
  /** the review and the version of the organisation that the page showed */
  reviewId: number
  version: number
  decision: 'verify' | 'return'
  /** required to return */
  reason: string
}

/**
 * Decides on what an organisation submitted. Verified: what it says of itself is from now on what everybody
 * reads. Returned: nothing changes but that its owners are told why. Of two decisions at the same moment the
 * second finds the review decided.
 * @throws DomainError `review_changed` (409) where it was decided, withdrawn or submitted anew since the page was
 *   shown, `organisation_state` (409), `credit_code_taken` (409), `reason_missing`, and those of `lockForStaff`
 */
export const decideReview = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { organisationId, reviewId, version, decision, reason }: ReviewDecision,
  { origin }: { origin: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const at = clock.now()
    if (decision === 'return' && reason === '') throw new DomainError('reason_missing', { field: 'reason' })
    const organisation = await lockForStaff(tx, viewer, organisationId)
    const review = await tx
      .selectFrom('organisation_reviews')
      .select(['id', 'snapshot', 'previous'])
      .where('id', '=', reviewId)
      .where('organisation_id', '=', organisationId)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    if (review === undefined || organisation.version !== version)
      throw new DomainError('review_changed', {}, { status: 409 })
    const snapshot = OrganisationSnapshot.parse(review.snapshot)
    const previous = review.previous === null ? null : OrganisationSnapshot.parse(review.previous)
    const verified = decision === 'verify'
    const state = nextOrganisationState(organisation.state, decision)
    if (verified) await writeFacts(tx, organisationId, snapshot, at)
    await tx
      .updateTable('organisations')
      .set({ state, return_reason: verified ? null : reason, updated_at: at })
      .where('id', '=', organisationId)
      .execute()
    await tx
      .updateTable('organisation_reviews')
      .set({
        state: verified ? 'verified' : 'returned',
        decided_by: viewer.id,
        decided_at: at,
        reason: reason || null,
      })
      .where('id', '=', reviewId)
      .execute()
    const { nameZh, nameEn } = verified ? snapshot : organisation
    await enqueue(tx, reviewDecidedJob, {
      organisationId,
      reviewId,
      verified,
      nameZh,
      nameEn,
      reason,
      at: at.toISOString(),
      origin,
    })
    await audit(tx, auditSource(viewer), {
      action: verified ? 'organisation.verified' : 'organisation.returned',
      object: { kind: 'organisation', id: organisationId },
      detail: { review: reviewId, fields: changedFields(previous, snapshot).join(', '), reason },
    })
  })

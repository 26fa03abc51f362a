import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { changeOfferingState } from '../change-offering-state.server'
import { lockOwnOffering } from './revisions.repo.server'

/**
 * Takes what waits for review back, to go on writing.
 * @throws DomainError `review_over` (409) where nothing waits, and those of `lockOwnOffering`
 */
export const withdrawRevision = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { id }: { id: number },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { offering, revision } = await lockOwnOffering(tx, viewer, id, 'publish')
    if (revision?.state !== 'in_review') throw new DomainError('review_over', {}, { status: 409 })
    if (offering.state === 'in_review')
      await changeOfferingState(tx, { id, event: 'withdraw', at: clock.now() })
    await tx
      .updateTable('offering_revisions')
      .set({ state: 'editing', submitted_at: null })
      .where('offering_id', '=', id)
      .execute()
    await audit(tx, auditSource(viewer), { action: 'offering.withdrawn', object: { kind: 'offering', id } })
  })

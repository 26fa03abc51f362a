import type { Person } from '~/modules/accounts'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { FormFields } from '../offering-form'
import { nextOfferingState } from '../offering-states'
import { lockOwnOffering } from './revisions.repo.server'

/** Of all that was typed, in characters. */
const MOST_TEXT = 200_000

/**
 * Keeps what is being written on an offering, as typed: nothing is read or refused here, and nothing of it is
 * public. `version` is the one the writer saw, 0 where nothing was being written; the version after comes back.
 * @throws DomainError `changed_meanwhile` (409) where somebody else saved first, `in_review` (409) while it is
 * being reviewed, `offering_state` (409), `form_too_large` (413) and those of `lockOwnOffering`
 */
export async function saveRevision(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { id, version, fields }: { id: number; version: number; fields: FormFields },
): Promise<number> {
  const written = JSON.stringify(fields)
  if (written.length > MOST_TEXT) throw new DomainError('form_too_large', {}, { status: 413 })
  return db.transaction().execute(async (tx) => {
    const { offering, revision } = await lockOwnOffering(tx, viewer, id, 'prepare')
    if (revision?.state === 'in_review') throw new DomainError('in_review', {}, { status: 409 })
    nextOfferingState(offering.state, 'revise')
    if ((revision?.version ?? 0) !== version) throw new DomainError('changed_meanwhile', {}, { status: 409 })
    const next = version + 1
    const row = { fields: written, version: next, updated_by: viewer.id, updated_at: clock.now() }
    await tx
      .insertInto('offering_revisions')
      .values({ offering_id: id, ...row })
      .onConflict((conflict) => conflict.column('offering_id').doUpdateSet(row))
      .execute()
    return next
  })
}

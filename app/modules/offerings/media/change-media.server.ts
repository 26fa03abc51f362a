import type { Person } from '~/modules/accounts'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { readOffering } from '../offering.repo.server'
import { type FormFields, fieldsOfContent } from '../offering-form'
import { nextOfferingState } from '../offering-states'
import type { Revision } from '../revisions/revision'
import { lockOwnOffering } from '../revisions/revisions.repo.server'

/** What a member is writing on an offering, locked: the form it stands in, from what is public where none does. */
export type LockedForm = { offeringId: number; organisationId: number; fields: FormFields; version: number }

/**
 * Locks what is being written on an offering for somebody who may change it now.
 * @throws DomainError `in_review` (409) while it is being reviewed, `offering_state` (409) where it is archived,
 * and those of `lockOwnOffering`
 */
export async function lockForm(tx: Tx, viewer: Person, id: number): Promise<LockedForm> {
  const { offering, revision } = await lockOwnOffering(tx, viewer, id, 'prepare')
  refuseInReview(revision)
  nextOfferingState(offering.state, 'revise')
  return {
    offeringId: id,
    organisationId: offering.organisation_id,
    fields: revision?.fields ?? fieldsOfContent(await readOffering(tx, 'staff', id)),
    version: revision?.version ?? 0,
  }
}

function refuseInReview(revision: Revision | null): void {
  if (revision?.state === 'in_review') throw new DomainError('in_review', {}, { status: 409 })
}

/** Keeps a locked form with other fields; the same fields change nothing. */
export async function keepForm(
  tx: Tx,
  viewer: Person,
  { offeringId, fields: before, version }: LockedForm,
  { fields, at }: { fields: FormFields; at: Date },
): Promise<void> {
  if (fields === before) return
  const row = {
    fields: JSON.stringify(fields),
    version: version + 1,
    updated_by: viewer.id,
    updated_at: at,
  }
  await tx
    .insertInto('offering_revisions')
    .values({ offering_id: offeringId, ...row })
    .onConflict((conflict) => conflict.column('offering_id').doUpdateSet(row))
    .execute()
}

/**
 * Changes which uploads the form of an offering shows, in which order and with what words; `change` is one of
 * `media-fields.ts` and its like. Two changes at once are both kept. Nothing of it is public before a review.
 * @throws those of `lockForm` and of `change`
 */
export const changeMedia = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  {
    offeringId,
    change,
  }: { offeringId: number; change: (fields: FormFields, tx: Tx) => FormFields | Promise<FormFields> },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const form = await lockForm(tx, viewer, offeringId)
    await keepForm(tx, viewer, form, { fields: await change(form.fields, tx), at: clock.now() })
  })

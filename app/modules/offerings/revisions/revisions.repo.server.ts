import { type OrganisationRight, refuseWithout, type Viewer } from '~/modules/accounts'
import type { Db, Tx } from '~db/client.server'
import { type LockedOffering, lockOffering } from '../offering.repo.server'
import type { FormFields } from '../offering-form'
import type { Revision, RevisionState } from './revision'

const columns = [
  'offering_id',
  'state',
  'fields',
  'version',
  'reasons',
  'updated_at',
  'submitted_at',
] as const

/** What is being written on an offering; null where nothing is. Whose it is is the caller's to check. */
export async function readRevision(db: Db | Tx, offeringId: number): Promise<Revision | null> {
  const row = await db
    .selectFrom('offering_revisions')
    .select(columns)
    .where('offering_id', '=', offeringId)
    .executeTakeFirst()
  return row
    ? {
        offeringId: row.offering_id,
        state: row.state as RevisionState,
        fields: row.fields as FormFields,
        version: row.version,
        reasons: row.reasons as Record<string, string>,
        updatedAt: row.updated_at,
        submittedAt: row.submitted_at,
      }
    : null
}

/**
 * Locks an offering, with what is being written on it, for a member of its organisation who has `right` there.
 * @throws those of `refuseWithout`
 */
export async function lockOwnOffering(
  tx: Tx,
  viewer: Viewer,
  id: number,
  right: OrganisationRight,
): Promise<{ offering: LockedOffering; revision: Revision | null }> {
  const offering = await lockOffering(tx, id)
  refuseWithout(viewer, offering.organisation_id, right, { kind: 'offering', id })
  return { offering, revision: await readRevision(tx, id) }
}

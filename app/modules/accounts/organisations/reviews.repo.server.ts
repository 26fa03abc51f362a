import { DomainError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import { OrganisationSnapshot } from './organisation-snapshot'
import { factsOf, readDocuments, type StoredOrganisation } from './organisations.repo.server'

export type Review = {
  id: number
  state: 'waiting' | 'verified' | 'returned' | 'withdrawn'
  snapshot: OrganisationSnapshot
  submittedAt: Date
  reason: string | null
}

/** The newest review of an organisation; null: it never submitted anything. */
export async function readLastReview(db: Db | Tx, organisationId: number): Promise<Review | null> {
  const row = await db
    .selectFrom('organisation_reviews')
    .select(['id', 'state', 'snapshot', 'submitted_at', 'reason'])
    .where('organisation_id', '=', organisationId)
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    state: row.state as Review['state'],
    snapshot: OrganisationSnapshot.parse(row.snapshot),
    submittedAt: row.submitted_at,
    reason: row.reason,
  }
}

/** What stands verified of an organisation; null where nothing is. One that was imported is as it was imported. */
export async function readVerified(
  tx: Tx,
  organisation: StoredOrganisation,
): Promise<OrganisationSnapshot | null> {
  if (organisation.state !== 'verified') return null
  const row = await tx
    .selectFrom('organisation_reviews')
    .select('snapshot')
    .where('organisation_id', '=', organisation.id)
    .where('state', '=', 'verified')
    .orderBy('decided_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const documents = row ? OrganisationSnapshot.parse(row.snapshot).documents : []
  return { ...factsOf(organisation), documents }
}

/**
 * Puts an organisation, locked by the caller, into the review queue with what it says of itself.
 * @throws DomainError `review_waiting` (409) where it waits there already
 */
export async function openReview(
  tx: Tx,
  organisation: StoredOrganisation,
  { snapshot, personId, at }: { snapshot: OrganisationSnapshot; personId: number; at: Date },
): Promise<number> {
  const last = await readLastReview(tx, organisation.id)
  if (last?.state === 'waiting') throw new DomainError('review_waiting', {}, { status: 409 })
  const previous = await readVerified(tx, organisation)
  const { id } = await tx
    .insertInto('organisation_reviews')
    .values({
      organisation_id: organisation.id,
      snapshot: JSON.stringify(snapshot),
      previous: previous && JSON.stringify(previous),
      submitted_by: personId,
      submitted_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const snapshotOf = async (
  tx: Tx,
  organisation: StoredOrganisation,
): Promise<OrganisationSnapshot> => ({
  ...factsOf(organisation),
  documents: await readDocuments(tx, organisation.id),
})

import { isPerson, isReviewer, membershipIn, type Viewer } from '~/modules/accounts'
import type { Db } from '~db/client.server'
import type { OfferingScope } from './offering.repo.server'

/** What the viewer may see of one offering: its members in every state, staff everything, others what is public. */
export async function offeringScopeOf(db: Db, viewer: Viewer, id: number): Promise<OfferingScope> {
  if (isReviewer(viewer)) return 'staff'
  if (!isPerson(viewer) || viewer.organisations.length === 0) return 'public'
  const row = await db
    .selectFrom('offerings')
    .select('organisation_id')
    .where('id', '=', id)
    .executeTakeFirst()
  const own = row && membershipIn(viewer, row.organisation_id)
  return own ? { organisationId: own.id } : 'public'
}

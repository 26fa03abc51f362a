import { DomainError } from '~/platform/errors'
import type { Db } from '~db/client.server'
import { keepVersions, type OfferingContent, replaceOfferingContent } from '~db/write-offerings.server'
import { markForIndex } from '~search/marks.server'
import { lockOffering, type OfferingScope } from './offering.repo.server'
import { nextOfferingState } from './offering-states'

/**
 * Changes what an offering says. `version` is the one the writer saw. What was published once gets a new
 * version with every change; a draft keeps its own. Returns the version after.
 * @throws DomainError `not_found` (404), `offering_state` (409), `changed_meanwhile` (409)
 */
export async function reviseOffering(
  db: Db,
  scope: OfferingScope,
  { id, version, content, at }: { id: number; version: number; content: OfferingContent; at: Date },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const before = await lockOffering(tx, scope, id)
    const state = nextOfferingState(before.state, 'revise')
    if (before.version !== version) throw new DomainError('changed_meanwhile', {}, { status: 409 })
    const next = before.published_at === null ? version : version + 1
    await replaceOfferingContent(tx, [{ id, write: content }])
    await tx.updateTable('offerings').set({ version: next, updated_at: at }).where('id', '=', id).execute()
    if (state === 'published') await keepVersions(tx, [id])
    await markForIndex(tx, 'offerings', [id])
    return next
  })
}

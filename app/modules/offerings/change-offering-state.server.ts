import type { Tx } from '~db/client.server'
import { keepVersions } from '~db/write-offerings.server'
import { markForIndex } from '~search/marks.server'
import type { OfferingState } from './offering'
import { lockOffering } from './offering.repo.server'
import { nextOfferingState, type OfferingEvent } from './offering-states'

/**
 * Takes an offering over one transition: its state, the version that is now public, the index mark and its
 * job, all in the caller's transaction; who may do so is the caller's to check. Returns the new state.
 * @throws DomainError `not_found` (404), `offering_state` (409)
 */
export async function changeOfferingState(
  tx: Tx,
  change: { id: number; event: OfferingEvent; at: Date; returnReason?: string },
): Promise<OfferingState> {
  const before = await lockOffering(tx, change.id)
  const state = nextOfferingState(before.state, change.event)
  await tx
    .updateTable('offerings')
    .set({
      state,
      return_reason: change.returnReason ?? null,
      updated_at: change.at,
      ...(state === 'published' && before.published_at === null ? { published_at: change.at } : {}),
    })
    .where('id', '=', change.id)
    .execute()
  if (state === 'published') await keepVersions(tx, [change.id])
  await markForIndex(tx, 'offerings', [change.id])
  return state
}

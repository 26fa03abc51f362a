import type { Tx } from '~db/client.server'
import { markForIndex } from '~search/marks.server'
import type { NeedState } from './need'
import { lockNeed, type NeedScope } from './need.repo.server'
import { type NeedEvent, nextNeedState } from './need-states'

/**
 * Takes a need over one transition: its state, the index mark and its job, all in the caller's transaction.
 * Returns the new state.
 * @throws DomainError `not_found` (404), `need_state` (409)
 */
export async function changeNeedState(
  tx: Tx,
  scope: NeedScope,
  change: { id: number; event: NeedEvent; at: Date },
): Promise<NeedState> {
  const before = await lockNeed(tx, scope, change.id)
  const state = nextNeedState(before.state, change.event)
  await tx
    .updateTable('needs')
    .set({
      state,
      updated_at: change.at,
      ...(state === 'open' && before.published_at === null ? { published_at: change.at } : {}),
    })
    .where('id', '=', change.id)
    .execute()
  await markForIndex(tx, 'needs', [change.id])
  return state
}

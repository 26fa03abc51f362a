import type { Tx } from '~db/client.server'
import { markForIndex } from '~search/marks.server'
import type { NeedClosing, NeedState } from './need'
import { lockNeed } from './need.repo.server'
import type { NeedScope } from './need-scope'
import { type NeedEvent, nextNeedState } from './need-states'

/**
 * Takes a need over one transition: its state, how it ended (which opening it again takes back), the index mark
 * and its job, all in the caller's transaction. Returns the new state.
 * @throws DomainError `not_found` (404), `need_state` (409)
 */
export async function changeNeedState(
  tx: Tx,
  scope: NeedScope,
  change: { id: number; event: NeedEvent; at: Date; closing?: NeedClosing },
): Promise<NeedState> {
  const before = await lockNeed(tx, scope, change.id)
  const state = nextNeedState(before.state, change.event)
  await tx
    .updateTable('needs')
    .set({
      state,
      updated_at: change.at,
      ...(change.closing && {
        closed_how: change.closing.how,
        closing_reasons: change.closing.reasons,
        closing_text: change.closing.text,
        closed_at: change.at,
      }),
      ...(state === 'open' && { closed_how: null, closing_reasons: [], closing_text: '', closed_at: null }),
      ...(state === 'open' && before.published_at === null ? { published_at: change.at } : {}),
    })
    .where('id', '=', change.id)
    .execute()
  await markForIndex(tx, 'needs', [change.id])
  return state
}

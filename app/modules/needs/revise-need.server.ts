import { DomainError } from '~/platform/errors'
import type { Db } from '~db/client.server'
import { type NeedContent, replaceNeedContent } from '~db/write-needs.server'
import { markForIndex } from '~search/marks.server'
import { lockNeed, type NeedScope } from './need.repo.server'
import { nextNeedState } from './need-states'

/**
 * Changes what a need says, as long as no match is made. `version` is the one the writer saw; it grows with
 * every change after the need was opened. Returns the version after.
 * @throws DomainError `not_found` (404), `need_state` (409), `changed_meanwhile` (409)
 */
export async function reviseNeed(
  db: Db,
  scope: NeedScope,
  { id, version, content, at }: { id: number; version: number; content: NeedContent; at: Date },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const before = await lockNeed(tx, scope, id)
    nextNeedState(before.state, 'revise')
    if (before.version !== version) throw new DomainError('changed_meanwhile', {}, { status: 409 })
    const next = before.published_at === null ? version : version + 1
    await replaceNeedContent(tx, [{ id, write: content }])
    await tx.updateTable('needs').set({ version: next, updated_at: at }).where('id', '=', id).execute()
    await markForIndex(tx, 'needs', [id])
    return next
  })
}

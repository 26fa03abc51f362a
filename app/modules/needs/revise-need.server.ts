import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { replaceNeedContent } from '~db/write-needs.server'
import { markForIndex } from '~search/marks.server'
import { nextNeedState } from './need-states'
import { lockOwnNeed, readNeedRevision, writeSettings } from './own-needs.repo.server'
import { publishable } from './publishable-need'

/**
 * Puts what is being written in the place of what a published need says, as long as no match is made. `version` is
 * that of what is being written, as the publisher saw it. Returns the need's version after.
 * @throws DomainError `need_incomplete` (422), `changed_meanwhile` (409), `need_state` (409), and those of
 * `lockOwnNeed`
 */
export async function reviseNeed(
  { db, clock, vocabulary }: Pick<Services, 'db' | 'clock' | 'vocabulary'>,
  viewer: Person,
  { id, version }: { id: number; version: number },
): Promise<number> {
  const terms = await vocabulary()
  return db.transaction().execute(async (tx) => {
    const need = await lockOwnNeed(tx, viewer, id, 'publish')
    if (need.state === 'draft') throw new DomainError('need_state', {}, { status: 409 })
    nextNeedState(need.state, 'revise')
    const revision = await readNeedRevision(tx, id)
    if (revision?.version !== version) throw new DomainError('changed_meanwhile', {}, { status: 409 })
    const { content, settings } = publishable(revision.fields, terms, clock.today())
    const next = need.version + 1
    await replaceNeedContent(tx, [{ id, write: content }])
    await tx
      .updateTable('needs')
      .set({ version: next, updated_at: clock.now() })
      .where('id', '=', id)
      .execute()
    await writeSettings(tx, id, settings)
    await tx.deleteFrom('need_revisions').where('need_id', '=', id).execute()
    await markForIndex(tx, 'needs', [id])
    await audit(tx, auditSource(viewer), {
      action: 'need.revised',
      object: { kind: 'need', id },
      detail: { version: next, visibility: settings.visibility, openUntil: settings.openUntil },
    })
    return next
  })
}

import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { replaceNeedContent } from '~db/write-needs.server'
import { changeNeedState } from './change-need-state.server'
import { lockOwnNeed, readNeedRevision, writeSettings } from './own-needs.repo.server'
import { publishable } from './publishable-need'

/**
 * Publishes a draft as it was last saved. `version` is that of what is being written, as the publisher saw it.
 * @throws DomainError `need_incomplete` (422), `changed_meanwhile` (409), `need_state` (409), and those of
 * `lockOwnNeed`
 */
export async function openNeed(
  { db, clock, vocabulary }: Pick<Services, 'db' | 'clock' | 'vocabulary'>,
  viewer: Person,
  { id, version }: { id: number; version: number },
): Promise<void> {
  const terms = await vocabulary()
  await db.transaction().execute(async (tx) => {
    await lockOwnNeed(tx, viewer, id, 'publish')
    const revision = await readNeedRevision(tx, id)
    if (revision?.version !== version) throw new DomainError('changed_meanwhile', {}, { status: 409 })
    const { content, settings } = publishable(revision.fields, terms, clock.today())
    await changeNeedState(tx, 'staff', { id, event: 'open', at: clock.now() })
    await replaceNeedContent(tx, [{ id, write: content }])
    await writeSettings(tx, id, settings)
    await tx.deleteFrom('need_revisions').where('need_id', '=', id).execute()
    await audit(tx, auditSource(viewer), {
      action: 'need.opened',
      object: { kind: 'need', id },
      detail: { visibility: settings.visibility, openUntil: settings.openUntil },
    })
  })
}

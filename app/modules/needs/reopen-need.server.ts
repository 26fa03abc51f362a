import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { type AuditSource, audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { changeNeedState } from './change-need-state.server'
import { defaultOpenUntil } from './form/need-settings'
import { lockNeed } from './need.repo.server'
import { lockOwnNeed } from './own-needs.repo.server'

/**
 * Opens a need again when its match or trial came to nothing, or new supply may meet it. One that stood until a
 * day that has passed stands anew for the usual time.
 * @throws DomainError `need_state` (409) and those of `lockOwnNeed`
 */
export const reopenNeed = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { id }: { id: number },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockOwnNeed(tx, viewer, id, 'publish')
    await openNeedAgain(tx, auditSource(viewer), { id, at: clock.now(), today: clock.today() })
  })

/**
 * The same in the caller's transaction, who answers for why.
 * @throws DomainError `not_found` (404), `need_state` (409)
 */
export async function openNeedAgain(
  tx: Tx,
  by: AuditSource,
  { id, at, today }: { id: number; at: Date; today: string },
): Promise<void> {
  const { state } = await lockNeed(tx, 'staff', id)
  await changeNeedState(tx, 'staff', { id, event: 'reopen', at })
  await tx
    .updateTable('needs')
    .set({ open_until: defaultOpenUntil(today, null) })
    .where('id', '=', id)
    .where('open_until', '<', today)
    .execute()
  await audit(tx, by, { action: 'need.reopened', object: { kind: 'need', id }, detail: { state } })
}

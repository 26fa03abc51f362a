import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import { changeNeedState } from './change-need-state.server'
import { defaultOpenUntil } from './form/need-settings'
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
    const { state } = await lockOwnNeed(tx, viewer, id, 'publish')
    await changeNeedState(tx, 'staff', { id, event: 'reopen', at: clock.now() })
    await tx
      .updateTable('needs')
      .set({ open_until: defaultOpenUntil(clock.today(), null) })
      .where('id', '=', id)
      .where('open_until', '<', clock.today())
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'need.reopened',
      object: { kind: 'need', id },
      detail: { state },
    })
  })

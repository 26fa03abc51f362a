import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import { changeNeedState } from './change-need-state.server'
import type { noMatchReasons } from './need'
import { lockOwnNeed } from './own-needs.repo.server'

/**
 * Records that no offering is acceptable, and why: an outcome that the public sees, and that can become a
 * research demand. @throws DomainError `need_state` (409) and those of `lockOwnNeed`
 */
export const findNoMatch = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { id, reasons, text }: { id: number; reasons: (typeof noMatchReasons)[number][]; text: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { state } = await lockOwnNeed(tx, viewer, id, 'publish')
    await changeNeedState(tx, 'staff', {
      id,
      event: 'find_no_match',
      at: clock.now(),
      closing: { how: 'no_acceptable_match', reasons, text },
    })
    await audit(tx, auditSource(viewer), {
      action: 'need.no_match_found',
      object: { kind: 'need', id },
      detail: { reasons, state },
    })
  })

import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { markForIndex } from '~search/marks.server'
import { nextNeedState } from '../need-states'
import { lockOwnNeed } from '../own-needs.repo.server'
import { renewedUntil } from './need-days'

/**
 * Lets an open need of the viewer's own team stand for 90 days from today. Twice on a day is once. Returns the last
 * day, YYYY-MM-DD.
 * @throws DomainError `not_found` (404), `not_allowed` (403), `need_state` (409) where it is not open
 */
export const renewNeed = (
  services: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  id: number,
): Promise<string> => services.db.transaction().execute((tx) => renewNeedIn(tx, services, viewer, id))

/** The same in a transaction of the caller's. */
export async function renewNeedIn(
  tx: Tx,
  { clock }: Pick<Services, 'clock'>,
  viewer: Person,
  id: number,
): Promise<string> {
  const need = await lockOwnNeed(tx, viewer, id, 'publish')
  nextNeedState(need.state, 'renew')
  const until = renewedUntil(clock.today())
  if (need.open_until === until) return until
  await tx
    .updateTable('needs')
    .set({ open_until: until, updated_at: clock.now() })
    .where('id', '=', id)
    .execute()
  await markForIndex(tx, 'needs', [id])
  await audit(tx, auditSource(viewer), {
    action: 'need.renewed',
    object: { kind: 'need', id },
    detail: { from: need.open_until, to: until },
  })
  return until
}

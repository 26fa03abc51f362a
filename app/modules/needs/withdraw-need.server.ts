import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { changeNeedState } from './change-need-state.server'
import { lockOwnNeed } from './own-needs.repo.server'

/** Why a team takes a need back. */
export const withdrawals = ['not_needed', 'duplicate'] as const

export type Withdrawal = { id: number; how: (typeof withdrawals)[number]; text: string }

/**
 * Takes a need back: a draft of whoever may write it, a published one of whoever may publish.
 * @throws DomainError `need_state` (409) and those of `lockOwnNeed`
 */
export const withdrawNeed = (
  services: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  withdrawal: Withdrawal,
): Promise<void> =>
  services.db.transaction().execute((tx) => withdrawNeedIn(tx, services, viewer, withdrawal))

/** The same in a transaction of the caller's. */
export async function withdrawNeedIn(
  tx: Tx,
  { clock }: Pick<Services, 'clock'>,
  viewer: Person,
  { id, how, text }: Withdrawal,
): Promise<void> {
  const { state } = await lockOwnNeed(tx, viewer, id, 'prepare')
  if (state !== 'draft') await lockOwnNeed(tx, viewer, id, 'publish')
  await changeNeedState(tx, 'staff', {
    id,
    event: 'withdraw',
    at: clock.now(),
    closing: { how, reasons: [], text },
  })
  await tx.deleteFrom('need_revisions').where('need_id', '=', id).execute()
  await audit(tx, auditSource(viewer), {
    action: 'need.withdrawn',
    object: { kind: 'need', id },
    detail: { how, state },
  })
}

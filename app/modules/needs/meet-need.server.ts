import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import { changeNeedState } from './change-need-state.server'
import { lockOwnNeed } from './own-needs.repo.server'

/** Where the equipment came from. */
export const meetings = ['through_muster', 'outside'] as const

/** Records that a need is met. @throws DomainError `need_state` (409) and those of `lockOwnNeed` */
export const meetNeed = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { id, how, text }: { id: number; how: (typeof meetings)[number]; text: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { state } = await lockOwnNeed(tx, viewer, id, 'publish')
    await changeNeedState(tx, 'staff', {
      id,
      event: 'meet',
      at: clock.now(),
      closing: { how, reasons: [], text },
    })
    await tx.deleteFrom('need_revisions').where('need_id', '=', id).execute()
    await audit(tx, auditSource(viewer), {
      action: 'need.met',
      object: { kind: 'need', id },
      detail: { how, state },
    })
  })

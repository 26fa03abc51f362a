import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { type AuditSource, audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { changeNeedState } from './change-need-state.server'
import { lockNeed } from './need.repo.server'
import { lockOwnNeed } from './own-needs.repo.server'

/** Where the equipment came from. */
export const meetings = ['through_muster', 'outside'] as const

type Meeting = { id: number; how: (typeof meetings)[number]; text: string }

/** Records that a need is met. @throws DomainError `need_state` (409) and those of `lockOwnNeed` */
export const meetNeed = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  meeting: Meeting,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockOwnNeed(tx, viewer, meeting.id, 'publish')
    await recordMet(tx, auditSource(viewer), { ...meeting, at: clock.now() })
  })

/**
 * The same in the caller's transaction, who answers for whose word it is.
 * @throws DomainError `not_found` (404), `need_state` (409)
 */
export async function recordMet(
  tx: Tx,
  by: AuditSource,
  { id, how, text, at }: Meeting & { at: Date },
): Promise<void> {
  const { state } = await lockNeed(tx, 'staff', id)
  await changeNeedState(tx, 'staff', { id, event: 'meet', at, closing: { how, reasons: [], text } })
  await tx.deleteFrom('need_revisions').where('need_id', '=', id).execute()
  await audit(tx, by, { action: 'need.met', object: { kind: 'need', id }, detail: { how, state } })
}

import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { endSessions } from '../sessions/sessions.repo.server'
import type { Person } from '../viewer'
import { lockForAdministrator, mustLeaveAnother } from './administrators.server'

/**
 * Suspends a person: every session ends at once, a half-done sign-in too, and no new one begins.
 * @throws DomainError `not_found`, `own_account` (422), `person_state` (409: suspended already),
 *   `last_administrator` (409)
 */
export const suspendPerson = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { personId, reason }: { personId: number; reason: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { person, administrators } = await lockForAdministrator(tx, viewer, personId)
    if (personId === viewer.id) throw new DomainError('own_account', { field: 'act' })
    if (person.state !== 'active') throw new DomainError('person_state', { field: 'act' }, { status: 409 })
    if (person.platform_role === 'administrator') mustLeaveAnother(administrators, personId)
    await tx
      .updateTable('people')
      .set({ state: 'suspended', updated_at: clock.now() })
      .where('id', '=', personId)
      .execute()
    const sessions = await endSessions(tx, personId)
    await tx.deleteFrom('pending_sign_ins').where('person_id', '=', personId).execute()
    await audit(tx, auditSource(viewer), {
      action: 'person.suspended',
      object: { kind: 'person', id: personId },
      detail: { reason, sessions },
    })
  })

import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { endSessions } from '../sessions/sessions.repo.server'
import type { Person } from '../viewer'
import { lockForAdministrator } from './administrators.server'

/** Signs a person out on every device. @throws DomainError `not_found` */
export const endPersonSessions = (
  { db }: Pick<Services, 'db'>,
  viewer: Person,
  { personId, reason }: { personId: number; reason: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockForAdministrator(tx, viewer, personId)
    const sessions = await endSessions(tx, personId)
    await tx.deleteFrom('pending_sign_ins').where('person_id', '=', personId).execute()
    await audit(tx, auditSource(viewer), {
      action: 'session.ended_by_administrator',
      object: { kind: 'person', id: personId },
      detail: { reason, sessions },
    })
  })

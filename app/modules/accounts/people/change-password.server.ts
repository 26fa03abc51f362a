import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import { queueMail } from '~/platform/mail.server'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { endSessions, renewSession } from '../sessions/sessions.repo.server'
import type { Person } from '../viewer'
import { accountMails } from './account-mails'
import { checkPassword } from './check-password.server'
import { passwordFault } from './password-rules'
import { hashPassword } from './passwords.server'

/**
 * Sets a new password in place of the current one; every other session ends, and links for a new password that were
 * mailed before are good no more. Returns the session's new token.
 * @throws DomainError `password_wrong`, `password_too_common` (422) at the field, `rate_limited` (429)
 */
export async function changePassword(
  services: Pick<Services, 'db' | 'clock' | 'env'>,
  viewer: Person,
  { current, password }: { current: string; password: string },
  { origin }: { origin: string },
): Promise<string> {
  const { db, clock } = services
  if (passwordFault(password, [viewer.name, viewer.email]))
    throw new DomainError('password_too_common', { field: 'password' })
  await checkPassword(services, viewer, { password: current, field: 'current' })
  const passwordHash = await hashPassword(password)
  return db.transaction().execute(async (tx) => {
    await tx
      .updateTable('people')
      .set({ password_hash: passwordHash, updated_at: clock.now() })
      .where('id', '=', viewer.id)
      .execute()
    await endSessions(tx, viewer.id, { but: viewer.sessionId })
    await tx.deleteFrom('pending_sign_ins').where('person_id', '=', viewer.id).execute()
    await tx
      .deleteFrom('email_tokens')
      .where('person_id', '=', viewer.id)
      .where('purpose', '=', 'reset_password')
      .execute()
    const words = accountMails.passwordChanged({ lang: viewer.language, origin, name: viewer.name })
    await queueMail(tx, { kind: 'password_changed', to: viewer.email, personId: viewer.id, ...words })
    await audit(tx, auditSource(viewer), {
      action: 'person.password_changed',
      object: { kind: 'person', id: viewer.id },
    })
    return renewSession(tx, viewer.sessionId)
  })
}

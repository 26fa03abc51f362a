import { audit } from '~/platform/audit.server'
import { queueMail } from '~/platform/mail.server'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { endSessions } from '../sessions/sessions.repo.server'
import type { Viewer } from '../viewer'
import { accountMails } from './account-mails'
import { hashPassword } from './passwords.server'
import { lockPerson, takeEmailToken } from './people.repo.server'

/**
 * Sets a new password by the link of a mail, which proves the address as well, and ends every session of the
 * person. A second factor stays in force. @throws DomainError `link_expired` (410)
 */
export async function resetPassword(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Viewer,
  { token, password }: { token: string; password: string },
  { origin }: { origin: string },
): Promise<void> {
  const at = clock.now()
  const passwordHash = await hashPassword(password)
  await db.transaction().execute(async (tx) => {
    const { personId, email } = await takeEmailToken(tx, { purpose: 'reset_password', token, at })
    const person = await lockPerson(tx, personId)
    await tx
      .updateTable('people')
      .set({
        password_hash: passwordHash,
        email_verified_at: person.email_verified_at ?? at,
        updated_at: at,
      })
      .where('id', '=', personId)
      .execute()
    await endSessions(tx, personId)
    await tx.deleteFrom('pending_sign_ins').where('person_id', '=', personId).execute()
    const words = accountMails.passwordChanged({ lang: person.language, origin, name: person.name })
    await queueMail(tx, { kind: 'password_changed', to: email, personId, ...words })
    await audit(tx, auditSource(viewer), {
      action: 'person.password_reset',
      object: { kind: 'person', id: personId },
    })
  })
}

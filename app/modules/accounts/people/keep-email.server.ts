import { audit } from '~/platform/audit.server'
import { queueMail } from '~/platform/mail.server'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { dropRecoveryCodes, hasFactor, readFactors } from '../factors/factors.repo.server'
import { endSessions } from '../sessions/sessions.repo.server'
import type { Viewer } from '../viewer'
import { accountMails } from './account-mails'
import { giveEmail } from './change-email.server'
import { lockPerson, makeEmailToken, takeEmailToken } from './people.repo.server'

/**
 * The owner of an address objects to its change: it stays or comes back, everybody is signed out, the password is
 * void, and factors added since the change was asked for are gone; older ones stay, so that whoever reads the mailbox
 * does not get past them. A link for a new password goes to the address.
 * @throws DomainError `link_expired` (410), `email_taken` (409)
 */
export const keepEmail = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Viewer,
  { token }: { token: string },
  { origin }: { origin: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const at = clock.now()
    const { personId, email, createdAt } = await takeEmailToken(tx, { purpose: 'keep_email', token, at })
    await giveEmail(tx, { personId, email, at })
    const person = await lockPerson(tx, personId)
    await endSessions(tx, personId)
    await tx.deleteFrom('pending_sign_ins').where('person_id', '=', personId).execute()
    await tx.deleteFrom('email_tokens').where('person_id', '=', personId).execute()
    await tx.updateTable('people').set({ password_hash: null }).where('id', '=', personId).execute()
    await tx
      .updateTable('people')
      .set({ totp_secret: null, totp_confirmed_at: null, totp_last_step: null })
      .where('id', '=', personId)
      .where((eb) => eb.or([eb('totp_confirmed_at', 'is', null), eb('totp_confirmed_at', '>=', createdAt)]))
      .execute()
    await tx
      .deleteFrom('passkeys')
      .where('person_id', '=', personId)
      .where('created_at', '>=', createdAt)
      .execute()
    await tx
      .deleteFrom('recovery_codes')
      .where('person_id', '=', personId)
      .where('created_at', '>=', createdAt)
      .execute()
    if (!hasFactor(await readFactors(tx, personId))) await dropRecoveryCodes(tx, personId)
    const reset = await makeEmailToken(tx, { purpose: 'reset_password', personId, email, at })
    const words = accountMails.resetPassword({ lang: person.language, origin, name: person.name }, reset)
    await queueMail(tx, { kind: 'reset_password', to: email, personId, ...words })
    await audit(tx, auditSource(viewer), {
      action: 'person.email_change_refused',
      object: { kind: 'person', id: personId },
    })
  })

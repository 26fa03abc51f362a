import { audit } from '~/platform/audit.server'
import { DomainError, notFoundError } from '~/platform/errors'
import { enqueueMail } from '~/platform/mail.server'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import type { Person } from '../viewer'
import { mailState } from './outbox-query'

/**
 * Queues a mail that failed to be sent again, under the same Message-ID.
 * @throws DomainError `not_found`, or `mail_not_failed` (409) where it was sent meanwhile or never tried
 */
export const sendMailAgain = (
  { db }: Pick<Services, 'db'>,
  viewer: Person,
  { mailId }: { mailId: number },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const mail = await tx
      .selectFrom('mails')
      .select(['sent_at', 'last_error', 'attempts'])
      .where('id', '=', mailId)
      .forUpdate()
      .executeTakeFirst()
    if (mail === undefined) throw notFoundError('mail', mailId)
    if (mailState(mail) !== 'failed') throw new DomainError('mail_not_failed', {}, { status: 409 })
    await enqueueMail(tx, mailId)
    await audit(tx, auditSource(viewer), {
      action: 'mail.sent_again',
      object: { kind: 'mail', id: mailId },
      detail: { attempts: mail.attempts },
    })
  })

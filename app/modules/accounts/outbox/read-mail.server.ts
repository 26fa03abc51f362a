import { audit } from '~/platform/audit.server'
import { notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import type { Person } from '../viewer'
import { maskLinks } from './mask-links'
import { mailState } from './outbox-query'

/**
 * A mail with its text; that it was read is an entry of the log. Where a mail service delivers it the secrets of
 * its links are covered: with them an administrator could sign in as somebody else. @throws DomainError `not_found`
 */
export const readMail = (
  { db, env }: Pick<Services, 'db' | 'env'>,
  viewer: Person,
  { mailId }: { mailId: number },
) =>
  db.transaction().execute(async (tx) => {
    const mail = await tx.selectFrom('mails').selectAll().where('id', '=', mailId).executeTakeFirst()
    if (mail === undefined) throw notFoundError('mail', mailId)
    await audit(tx, auditSource(viewer), { action: 'mail.read', object: { kind: 'mail', id: mailId } })
    const masked = env.SMTP_URL !== undefined && maskLinks(mail.body_text) !== mail.body_text
    return {
      ...mail,
      state: mailState(mail),
      masked,
      body_text: masked ? maskLinks(mail.body_text) : mail.body_text,
    }
  })

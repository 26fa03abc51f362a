import { audit } from '~/platform/audit.server'
import { queueMail } from '~/platform/mail.server'
import { takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import type { Viewer } from '../viewer'
import { accountMails } from './account-mails'
import { lockPersonByEmail, makeEmailToken } from './people.repo.server'

/**
 * Mails a link to choose a new password, where the address has an account; whoever asks is told the same.
 * @throws DomainError `rate_limited` (429)
 */
export async function requestPasswordReset(
  services: Pick<Services, 'db' | 'clock' | 'env'>,
  viewer: Viewer,
  { email }: { email: string },
  { origin }: { origin: string },
): Promise<void> {
  const { db, clock } = services
  await takeFrom(services, 'reset', email)
  await db.transaction().execute(async (tx) => {
    const at = clock.now()
    const person = await lockPersonByEmail(tx, email)
    if (person?.state !== 'active') return
    const token = await makeEmailToken(tx, { purpose: 'reset_password', personId: person.id, email, at })
    const words = accountMails.resetPassword({ lang: person.language, origin, name: person.name }, token)
    await queueMail(tx, { kind: 'reset_password', to: email, personId: person.id, ...words })
    await audit(tx, auditSource(viewer), {
      action: 'person.password_reset_requested',
      object: { kind: 'person', id: person.id },
    })
  })
}

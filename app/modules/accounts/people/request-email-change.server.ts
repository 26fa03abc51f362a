import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import { queueMail } from '~/platform/mail.server'
import { takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import type { Person } from '../viewer'
import { accountMails } from './account-mails'
import { lockPerson, lockPersonByEmail, makeEmailToken } from './people.repo.server'

/**
 * Mails a link to the new address, which proves it, and another to the old one, by which its owner can object.
 * Whoever asks is told the same whether the new address has an account or not; its owner is told by mail.
 * @throws DomainError `same_email` (422) at the field, `rate_limited` (429)
 */
export async function requestEmailChange(
  services: Pick<Services, 'db' | 'clock' | 'env'>,
  viewer: Person,
  { email }: { email: string },
  { origin }: { origin: string },
): Promise<void> {
  const { db, clock } = services
  if (email === viewer.email) throw new DomainError('same_email', { field: 'email' })
  await takeFrom(services, 'reset', `person ${viewer.id}`)
  await db.transaction().execute(async (tx) => {
    const at = clock.now()
    const holder = await lockPersonByEmail(tx, email)
    if (holder?.email_verified_at) {
      const words = accountMails.alreadyRegistered({ lang: holder.language, origin, name: holder.name })
      await queueMail(tx, { kind: 'already_registered', to: email, personId: holder.id, ...words })
      return
    }
    const person = await lockPerson(tx, viewer.id)
    const personId = viewer.id
    const to = { lang: person.language, origin, name: person.name }
    const token = await makeEmailToken(tx, { purpose: 'change_email', personId, email, at })
    const toNew = accountMails.changeEmail(to, token)
    await queueMail(tx, { kind: 'change_email', to: email, personId, ...toNew })
    if (person.email) {
      const objection = await makeEmailToken(tx, { purpose: 'keep_email', personId, email: person.email, at })
      const toOld = accountMails.emailChanging(to, { token: objection, email })
      await queueMail(tx, { kind: 'email_changing', to: person.email, personId, ...toOld })
    }
    await audit(tx, auditSource(viewer), {
      action: 'person.email_change_requested',
      object: { kind: 'person', id: personId },
    })
  })
}

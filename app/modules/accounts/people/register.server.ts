import type { Lang } from '~/locales/lang'
import { audit } from '~/platform/audit.server'
import { safePath } from '~/platform/http/safe-path'
import { queueMail } from '~/platform/mail.server'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { takeFromAddress } from '../sessions/attempts.server'
import type { Viewer } from '../viewer'
import { accountMails } from './account-mails'
import { hashPassword } from './passwords.server'
import { lockPersonByEmail, makeEmailToken } from './people.repo.server'

export type Registration = {
  name: string
  email: string
  password: string
  lang: Lang
  /** where to go once signed in: a path of this site; anything else is left out */
  to?: string
}

/**
 * Registers a person and mails the link that proves the address. Whoever asks is told the same whether the
 * address was free or not; the one who has it is told by mail. Until an address is proven, the newest
 * registration for it counts, so that nobody can lay a password in wait for its owner.
 * @throws DomainError `rate_limited` (429)
 */
export async function register(
  services: Pick<Services, 'db' | 'clock' | 'env'>,
  viewer: Viewer,
  { name, email, password, lang, to }: Registration,
  { origin }: { origin: string },
): Promise<void> {
  const { db, clock } = services
  const at = clock.now()
  await takeFromAddress(services, 'register', viewer)
  const passwordHash = await hashPassword(password)
  await db.transaction().execute(async (tx) => {
    const values = { name, password_hash: passwordHash, language: lang, updated_at: at }
    const added = await tx
      .insertInto('people')
      .values({ ...values, email, created_at: at })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning('id')
      .executeTakeFirst()
    const known = added ? undefined : await lockPersonByEmail(tx, email)
    if (known?.email_verified_at) {
      const to = { lang: known.language, origin, name: known.name }
      const words = accountMails.alreadyRegistered(to)
      await queueMail(tx, { kind: 'already_registered', to: email, personId: known.id, ...words })
      return
    }
    const id = added?.id ?? known?.id
    // Gone between the two: whoever it was deleted their account this moment.
    if (id === undefined) return
    if (known) await tx.updateTable('people').set(values).where('id', '=', id).execute()
    const token = await makeEmailToken(tx, { purpose: 'verify_email', personId: id, email, at })
    const words = accountMails.verifyEmail({ lang, origin, name }, token, safePath(to, ''))
    await queueMail(tx, { kind: 'verify_email', to: email, personId: id, ...words })
    await audit(tx, auditSource(viewer), { action: 'person.registered', object: { kind: 'person', id } })
  })
}

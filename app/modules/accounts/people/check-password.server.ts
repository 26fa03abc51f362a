import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import { giveBack, takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { factorAttempts } from '../sessions/attempts.server'
import type { Person } from '../viewer'
import { isPassword } from './passwords.server'

/**
 * The password of whoever is signed in, asked again before what matters. A wrong one is in the audit log. Who has a
 * second factor gets the attempts back with that one only: else it could be guessed at for ever.
 * @throws DomainError `password_wrong` (422) at `field`, `rate_limited` (429)
 */
export async function checkPassword(
  services: Pick<Services, 'db' | 'env'>,
  viewer: Person,
  { password, field }: { password: string; field: string },
): Promise<void> {
  const { db } = services
  const attempts = factorAttempts(viewer.id)
  await takeFrom(services, ...attempts)
  const person = await db
    .selectFrom('people')
    .select('password_hash')
    .where('id', '=', viewer.id)
    .executeTakeFirst()
  if (await isPassword(password, person?.password_hash ?? null)) {
    if (!viewer.secondFactor) await giveBack(services, ...attempts)
    return
  }
  await db.transaction().execute((tx) =>
    audit(tx, auditSource(viewer), {
      action: 'person.confirmation_refused',
      object: { kind: 'person', id: viewer.id },
      detail: { reason: 'password' },
    }),
  )
  throw new DomainError('password_wrong', { field })
}

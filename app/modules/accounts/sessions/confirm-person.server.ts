import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import { giveBack } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { takeCode } from '../factors/factors.repo.server'
import { checkPassword } from '../people/check-password.server'
import type { Person } from '../viewer'
import { factorAttempts } from './attempts.server'
import { renewSession } from './sessions.repo.server'

/**
 * Takes the password again before a sensitive act, and a code where the person has a second factor; the session
 * gets a new token, which is returned.
 * @throws DomainError `password_wrong` or `code_wrong` (422) at the field, `rate_limited` (429)
 */
export async function confirmPerson(
  services: Pick<Services, 'db' | 'clock' | 'env'>,
  viewer: Person,
  { password, code }: { password: string; code?: string | undefined },
): Promise<string> {
  const { db, clock, env } = services
  await checkPassword(services, viewer, { password, field: 'password' })
  const token = await db.transaction().execute(async (tx) => {
    const at = clock.now()
    const object = { kind: 'person', id: viewer.id }
    if (viewer.secondFactor && !(await takeCode(tx, env, { personId: viewer.id, written: code ?? '', at }))) {
      const detail = { reason: 'second_factor' }
      await audit(tx, auditSource(viewer), { action: 'person.confirmation_refused', object, detail })
      return null
    }
    await audit(tx, auditSource(viewer), { action: 'person.confirmed', object })
    return renewSession(tx, viewer.sessionId, { confirmedAt: at })
  })
  if (token === null) throw new DomainError('code_wrong', { field: 'code' })
  await giveBack(services, ...factorAttempts(viewer.id))
  return token
}

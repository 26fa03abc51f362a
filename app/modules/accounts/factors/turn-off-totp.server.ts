import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { checkPassword } from '../people/check-password.server'
import { lockPerson } from '../people/people.repo.server'
import type { Person } from '../viewer'
import { noteFactorChange } from './note-factor-change.server'

/**
 * Asks for codes of the authenticator no more; the secret is gone. Returns the session's new token.
 * @throws DomainError `password_wrong` (422) at the field, `no_factor` (409)
 */
export async function turnOffTotp(
  services: Pick<Services, 'db' | 'clock' | 'env'>,
  viewer: Person,
  { password }: { password: string },
  { origin }: { origin: string },
): Promise<string> {
  const { db, clock } = services
  await checkPassword(services, viewer, { password, field: 'password' })
  return db.transaction().execute(async (tx) => {
    const at = clock.now()
    await lockPerson(tx, viewer.id)
    const cleared = await tx
      .updateTable('people')
      .set({ totp_secret: null, totp_confirmed_at: null, totp_last_step: null, updated_at: at })
      .where('id', '=', viewer.id)
      .where('totp_confirmed_at', 'is not', null)
      .executeTakeFirst()
    if (cleared.numUpdatedRows !== 1n) throw new DomainError('no_factor', {}, { status: 409 })
    await audit(tx, auditSource(viewer), {
      action: 'person.totp_removed',
      object: { kind: 'person', id: viewer.id },
    })
    const { token } = await noteFactorChange(tx, viewer, {
      change: 'totp_removed',
      codes: 'none',
      at,
      origin,
    })
    return token
  })
}

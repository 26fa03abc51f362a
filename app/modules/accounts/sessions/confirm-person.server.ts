import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { isPassword } from '../people/passwords.server'
import type { Person } from '../viewer'
import { newToken } from './tokens.server'

/**
 * Takes the password again before a sensitive act; the session gets a new token, which is returned.
 * @throws DomainError `password_wrong` (422) at the field
 */
export async function confirmPerson(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { password }: { password: string },
): Promise<string> {
  const person = await db
    .selectFrom('people')
    .select('password_hash')
    .where('id', '=', viewer.id)
    .executeTakeFirst()
  const right = await isPassword(password, person?.password_hash ?? null)
  const { token, hash } = newToken()
  await db.transaction().execute(async (tx) => {
    const object = { kind: 'person', id: viewer.id }
    if (!right) return audit(tx, auditSource(viewer), { action: 'person.confirmation_refused', object })
    await tx
      .updateTable('sessions')
      .set({ confirmed_at: clock.now(), token_hash: hash, previous_token_hash: null })
      .where('id', '=', viewer.sessionId)
      .execute()
    await audit(tx, auditSource(viewer), { action: 'person.confirmed', object })
  })
  if (!right) throw new DomainError('password_wrong', { field: 'password' })
  return token
}

import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Db } from '~db/client.server'
import type { Person } from '../viewer'
import { newTotpSecret, showTotpSecret } from './totp.server'

/**
 * Lays a secret for the person's authenticator; it is in force once a code proves that it arrived there.
 * @throws DomainError `totp_in_use` (409)
 */
export async function startTotp({ db, env }: Pick<Services, 'db' | 'env'>, viewer: Person): Promise<void> {
  const laid = await db
    .updateTable('people')
    .set({ totp_secret: newTotpSecret(env), totp_last_step: null })
    .where('id', '=', viewer.id)
    .where('totp_confirmed_at', 'is', null)
    .executeTakeFirst()
  if (laid.numUpdatedRows !== 1n) throw new DomainError('totp_in_use', {}, { status: 409 })
}

/** The secret that waits for its first code; null: there is none. */
export async function readTotpSetUp({ db, env }: { db: Db; env: Services['env'] }, viewer: Person) {
  const person = await db
    .selectFrom('people')
    .select('totp_secret')
    .where('id', '=', viewer.id)
    .where('totp_confirmed_at', 'is', null)
    .executeTakeFirst()
  return person?.totp_secret ? showTotpSecret(env, person.totp_secret, viewer.email) : null
}

import { DomainError } from '~/platform/errors'
import { giveBack } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import { factorAttempts } from '../sessions/attempts.server'
import { openSession } from '../sessions/sign-in.server'
import { hashToken } from '../sessions/tokens.server'
import type { Viewer } from '../viewer'
import { checkPasskey, passkeyFailed, type UsedPasskey } from './check-passkey.server'

/**
 * Signs in with a passkey; returns the session's token. Where the authenticator made sure who holds it, it is enough
 * by itself; otherwise it is the second factor of a half-done sign-in.
 * @throws DomainError `passkey_failed` (422); `sign_in_over` (410) where a password should have come before
 */
export async function signInWithPasskey(
  services: Pick<Services, 'db' | 'clock' | 'env'>,
  viewer: Viewer,
  { pending, userAgent, ...used }: UsedPasskey & { pending: string | null; userAgent: string | null },
  { origin }: { origin: string },
): Promise<string> {
  const { db, clock } = services
  const at = clock.now()
  const passkey = await checkPasskey(services, viewer, used, { origin })
  const { personId } = passkey
  if (!passkey.userVerified && passkey.askedOf !== personId) throw passkeyFailed()
  const token = await db.transaction().execute(async (tx) => {
    await passkey.settle(tx)
    const half = pending
      ? await tx
          .deleteFrom('pending_sign_ins')
          .where('token_hash', '=', hashToken(pending))
          .where('person_id', '=', personId)
          .where('expires_at', '>', at)
          .executeTakeFirst()
      : null
    if (!passkey.userVerified && half?.numDeletedRows !== 1n)
      throw new DomainError('sign_in_over', {}, { status: 410 })
    return openSession(tx, viewer, { personId, userAgent, by: 'passkey' }, at)
  })
  await giveBack(services, ...factorAttempts(personId))
  return token
}

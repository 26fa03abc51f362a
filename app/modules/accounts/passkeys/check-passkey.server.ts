import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { auditSource } from '../audit-source'
import type { Viewer } from '../viewer'
import { siteOf, userHandleOf } from './passkey-site.server'
import { takeChallenge } from './passkeys.repo.server'

/** A passkey as the browser used it, with the token of the challenge it answers. */
export type UsedPasskey = { credential: AuthenticationResponseJSON; challengeToken: string | null }

export type CheckedPasskey = {
  personId: number
  /** whose passkey was asked for; null: anybody's */
  askedOf: number | null
  /** the authenticator made sure who holds it, by a PIN or a finger: then it is two factors in one */
  userVerified: boolean
  /** writes the use down; throws where another use of the same passkey came between */
  settle(tx: Tx): Promise<void>
}

export const passkeyFailed = () => new DomainError('passkey_failed')

/**
 * Checks the answer of an authenticator against the challenge, the site, the key and its counter. The challenge is
 * used up. A refusal is in the audit log. @throws DomainError `passkey_failed` (422)
 */
export async function checkPasskey(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Viewer,
  { credential, challengeToken }: UsedPasskey,
  { origin }: { origin: string },
): Promise<CheckedPasskey> {
  const at = clock.now()
  const challenge = await takeChallenge(db, { token: challengeToken, purpose: 'sign_in', at })
  const passkey = await db
    .selectFrom('passkeys')
    .innerJoin('people', 'people.id', 'passkeys.person_id')
    .select(['passkeys.id', 'person_id', 'public_key', 'counter'])
    .where('credential_id', '=', credential.id)
    .where('people.state', '=', 'active')
    .where('people.email_verified_at', 'is not', null)
    .executeTakeFirst()
  const refuse = async () => {
    await db.transaction().execute((tx) =>
      audit(tx, auditSource(viewer), {
        action: 'session.refused',
        object: { kind: 'person', id: passkey?.person_id ?? 'unknown' },
        detail: { reason: 'passkey' },
      }),
    )
    return passkeyFailed()
  }
  if (challenge === null || passkey === undefined) throw await refuse()
  if (challenge.personId !== null && challenge.personId !== passkey.person_id) throw await refuse()
  const handle = credential.response.userHandle
  if (handle && handle !== Buffer.from(userHandleOf(passkey.person_id)).toString('base64url'))
    throw await refuse()
  const site = siteOf(origin)
  const answer = await verifyAuthenticationResponse({
    response: credential,
    expectedChallenge: challenge.challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpID,
    credential: {
      id: credential.id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: passkey.counter,
    },
    requireUserVerification: false,
  }).catch(() => null)
  if (!answer?.verified) throw await refuse()
  const { newCounter, credentialBackedUp, userVerified } = answer.authenticationInfo
  return {
    personId: passkey.person_id,
    askedOf: challenge.personId,
    userVerified,
    async settle(tx) {
      const written = await tx
        .updateTable('passkeys')
        .set({ counter: newCounter, backed_up: credentialBackedUp, last_used_at: at })
        .where('id', '=', passkey.id)
        .where('counter', '=', passkey.counter)
        .executeTakeFirst()
      if (written.numUpdatedRows !== 1n) throw passkeyFailed()
    },
  }
}

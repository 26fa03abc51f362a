import { type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { noteFactorChange } from '../factors/note-factor-change.server'
import type { FactorAdded } from '../factors/set-up-totp.server'
import { lockPerson } from '../people/people.repo.server'
import type { Person } from '../viewer'
import { passkeyFailed } from './check-passkey.server'
import { siteOf } from './passkey-site.server'
import { listPasskeys, takeChallenge } from './passkeys.repo.server'

const MAX_PASSKEYS = 20

export type NewPasskey = {
  name: string
  credential: RegistrationResponseJSON
  challengeToken: string | null
}

/**
 * Adds a passkey that can sign in by itself. Every other session ends, the person is told by mail, and gets recovery
 * codes where they have none.
 * @throws DomainError `passkey_failed` (422), `too_many_passkeys` (422)
 */
export async function addPasskey(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { name, credential, challengeToken }: NewPasskey,
  { origin }: { origin: string },
): Promise<FactorAdded> {
  const at = clock.now()
  const challenge = await takeChallenge(db, { token: challengeToken, purpose: 'register', at })
  if (challenge === null || challenge.personId !== viewer.id) throw passkeyFailed()
  const site = siteOf(origin)
  const answer = await verifyRegistrationResponse({
    response: credential,
    expectedChallenge: challenge.challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpID,
    requireUserVerification: true,
  }).catch(() => null)
  if (!answer?.verified) throw passkeyFailed()
  const { credential: key, credentialBackedUp } = answer.registrationInfo
  return db.transaction().execute(async (tx) => {
    await lockPerson(tx, viewer.id)
    if ((await listPasskeys(tx, viewer.id)).length >= MAX_PASSKEYS)
      throw new DomainError('too_many_passkeys', { n: MAX_PASSKEYS })
    const added = await tx
      .insertInto('passkeys')
      .values({
        person_id: viewer.id,
        credential_id: key.id,
        public_key: Buffer.from(key.publicKey),
        counter: key.counter,
        transports: (key.transports ?? []).slice(0, 10).map((each) => each.slice(0, 20)),
        backed_up: credentialBackedUp,
        name,
        created_at: at,
      })
      .onConflict((conflict) => conflict.column('credential_id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (added === undefined) throw passkeyFailed()
    await audit(tx, auditSource(viewer), {
      action: 'person.passkey_added',
      object: { kind: 'person', id: viewer.id },
      detail: { passkey: added.id },
    })
    return noteFactorChange(tx, viewer, { change: 'passkey_added', codes: 'missing', at, origin })
  })
}

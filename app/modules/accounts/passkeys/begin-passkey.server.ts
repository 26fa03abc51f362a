import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server'
import { notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { takeFromAddress } from '../sessions/attempts.server'
import { readPendingSignIn } from '../sessions/finish-sign-in.server'
import { isConfirmed, isPerson, type Viewer } from '../viewer'
import { siteOf, userHandleOf } from './passkey-site.server'
import { credentialsOf, keepChallenge } from './passkeys.repo.server'

export type PasskeyUse = 'sign_in' | 'confirm' | 'register'

/**
 * What the browser asks the authenticator for, and the token of the challenge in it. For signing in: any passkey of
 * this site that says who it is, or after a right password those of that person. For the others: the viewer's.
 * @throws DomainError `not_found` (404) where the viewer cannot do it now, `rate_limited` (429)
 */
export async function beginPasskey(
  services: Pick<Services, 'db' | 'clock' | 'env'>,
  viewer: Viewer,
  { use, pending, origin }: { use: PasskeyUse; pending: string | null; origin: string },
) {
  const { db, clock } = services
  const at = clock.now()
  const { rpID } = siteOf(origin)
  if (use === 'register') {
    if (!isPerson(viewer) || !isConfirmed(viewer, at)) throw notFoundError('passkey', use)
    const options = await generateRegistrationOptions({
      rpName: 'Muster 聚援',
      rpID,
      userName: viewer.email,
      userDisplayName: viewer.name,
      userID: userHandleOf(viewer.id),
      excludeCredentials: await credentialsOf(db, viewer.id),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    const kept = { challenge: options.challenge, purpose: 'register', personId: viewer.id } as const
    return { options, token: await keepChallenge(db, kept, at) }
  }
  if (use === 'confirm' && !isPerson(viewer)) throw notFoundError('passkey', use)
  if (use === 'sign_in') await takeFromAddress(services, 'sign_in_address', viewer)
  const half = use === 'sign_in' ? await readPendingSignIn(db, { pending, at }) : null
  const personId = use === 'confirm' && isPerson(viewer) ? viewer.id : (half?.personId ?? null)
  const options = await generateAuthenticationOptions({
    rpID,
    userVerification: half ? 'preferred' : 'required',
    ...(personId !== null && { allowCredentials: await credentialsOf(db, personId) }),
  })
  const kept = { challenge: options.challenge, purpose: 'sign_in', personId } as const
  return { options, token: await keepChallenge(db, kept, at) }
}

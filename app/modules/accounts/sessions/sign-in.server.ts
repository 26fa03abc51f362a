import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import { giveBack, takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import type { Db, Tx } from '~db/client.server'
import { auditSource } from '../audit-source'
import { isPassword } from '../people/passwords.server'
import type { Viewer } from '../viewer'
import { takeFromAddress } from './attempts.server'
import { beginSession } from './sessions.repo.server'
import { newToken } from './tokens.server'

/** How long the second factor may take, in minutes. */
export const PENDING_MINUTES = 10

export type SignIn = { email: string; password: string; userAgent: string | null }

/** The token of a session, or that of the half-done sign-in, which its second factor turns into one. */
export type SignedIn = { kind: 'session'; token: string } | { kind: 'second_factor'; token: string }

/**
 * Checks address and password. Whatever is wrong, the answer is the same and takes as long.
 * @throws DomainError `sign_in_failed` (422), `rate_limited` (429), and `email_unverified` (422) to whoever knows the
 * password
 */
export async function signIn(
  services: Pick<Services, 'db' | 'clock' | 'env'>,
  viewer: Viewer,
  { email, password, userAgent }: SignIn,
): Promise<SignedIn> {
  const { db, clock } = services
  const at = clock.now()
  await takeFromAddress(services, 'sign_in_address', viewer)
  await takeFrom(services, 'sign_in_account', email)
  const person = await db
    .selectFrom('people')
    .select((eb) => [
      'id',
      'password_hash',
      'email_verified_at',
      eb
        .or([
          eb('totp_confirmed_at', 'is not', null),
          eb.exists(eb.selectFrom('passkeys').select('id').whereRef('person_id', '=', 'people.id')),
        ])
        .as('second_factor'),
    ])
    .where('email', '=', email)
    .where('state', '=', 'active')
    .executeTakeFirst()
  const right = await isPassword(password, person?.password_hash ?? null)
  if (person === undefined || !right) {
    await db.transaction().execute((tx) =>
      audit(tx, auditSource(viewer), {
        action: 'session.refused',
        object: { kind: 'person', id: person?.id ?? 'unknown' },
        detail: { reason: 'password' },
      }),
    )
    throw new DomainError('sign_in_failed')
  }
  await giveBack(services, 'sign_in_account', email)
  if (person.email_verified_at === null) throw new DomainError('email_unverified')
  if (person.second_factor)
    return { kind: 'second_factor', token: await awaitSecondFactor(db, person.id, at) }
  return {
    kind: 'session',
    token: await db
      .transaction()
      .execute((tx) => openSession(tx, viewer, { personId: person.id, userAgent, by: 'password' }, at)),
  }
}

async function awaitSecondFactor(db: Db, personId: number, at: Date): Promise<string> {
  const { token, hash } = newToken()
  await db
    .insertInto('pending_sign_ins')
    .values({
      token_hash: hash,
      person_id: personId,
      created_at: at,
      expires_at: new Date(at.getTime() + PENDING_MINUTES * 60_000),
    })
    .execute()
  return token
}

/**
 * Begins a session for somebody who has proven who they are, acting for the organisation they joined first.
 * The viewer's present session, if any, ends: a token is never carried over a sign-in.
 */
export async function openSession(
  tx: Tx,
  viewer: Viewer,
  { personId, userAgent, by }: { personId: number; userAgent: string | null; by: string },
  at: Date,
): Promise<string> {
  if (viewer.kind === 'person') await tx.deleteFrom('sessions').where('id', '=', viewer.sessionId).execute()
  const first = await tx
    .selectFrom('memberships')
    .select('organisation_id')
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('organisation_id')
    .limit(1)
    .executeTakeFirst()
  const organisationId = first?.organisation_id ?? null
  const token = await beginSession(tx, { personId, organisationId, at, from: viewer.from, userAgent })
  await audit(
    tx,
    { ...auditSource(viewer), personId, organisationId },
    {
      action: 'session.begun',
      object: { kind: 'person', id: personId },
      detail: { by },
    },
  )
  return token
}

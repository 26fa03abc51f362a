import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import { giveBack, takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import type { Db } from '~db/client.server'
import { auditSource } from '../audit-source'
import { takeCode } from '../factors/factors.repo.server'
import type { Viewer } from '../viewer'
import { factorAttempts } from './attempts.server'
import { openSession } from './sign-in.server'
import { hashToken } from './tokens.server'

/** How many codes one right password lets somebody try. */
const MAX_ATTEMPTS = 5

const over = () => new DomainError('sign_in_over', {}, { status: 410 })

/**
 * Turns a half-done sign-in into a session with a code of the authenticator or a recovery code; returns the
 * session's token.
 * @throws DomainError `code_wrong` (422) at the field; `sign_in_over` (410): there is none, its ten minutes or its
 * five attempts are over; `rate_limited` (429)
 */
export async function finishSignIn(
  services: Pick<Services, 'db' | 'clock' | 'env'>,
  viewer: Viewer,
  { pending, code, userAgent }: { pending: string; code: string; userAgent: string | null },
): Promise<string> {
  const { db, clock, env } = services
  const at = clock.now()
  const hash = hashToken(pending)
  // On its own, so that an attempt that fails is counted too.
  const attempt = await db
    .updateTable('pending_sign_ins')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('token_hash', '=', hash)
    .where('expires_at', '>', at)
    .where('attempts', '<', MAX_ATTEMPTS)
    .returning('person_id')
    .executeTakeFirst()
  if (attempt === undefined) throw over()
  const personId = attempt.person_id
  await takeFrom(services, ...factorAttempts(personId))
  const token = await db.transaction().execute(async (tx) => {
    const by = await takeCode(tx, env, { personId, written: code, at })
    if (by === null) {
      await audit(tx, auditSource(viewer), {
        action: 'session.refused',
        object: { kind: 'person', id: personId },
        detail: { reason: 'second_factor' },
      })
      return null
    }
    const used = await tx.deleteFrom('pending_sign_ins').where('token_hash', '=', hash).executeTakeFirst()
    if (used.numDeletedRows !== 1n) throw over()
    return openSession(tx, viewer, { personId, userAgent, by }, at)
  })
  if (token === null) throw new DomainError('code_wrong', { field: 'code' })
  await giveBack(services, ...factorAttempts(personId))
  return token
}

/** Whose half-done sign-in it is, and how they may go on; null where it is over. */
export async function readPendingSignIn(
  db: Db,
  { pending, at }: { pending: string | null; at: Date },
): Promise<{ personId: number; totp: boolean; passkey: boolean } | null> {
  if (pending === null) return null
  const row = await db
    .selectFrom('pending_sign_ins')
    .innerJoin('people', 'people.id', 'pending_sign_ins.person_id')
    .select((eb) => [
      'people.id',
      'people.totp_confirmed_at',
      eb
        .exists(eb.selectFrom('passkeys').select('id').whereRef('passkeys.person_id', '=', 'people.id'))
        .as('passkey'),
    ])
    .where('token_hash', '=', hashToken(pending))
    .where('expires_at', '>', at)
    .where('attempts', '<', MAX_ATTEMPTS)
    .where('people.state', '=', 'active')
    .executeTakeFirst()
  return row
    ? { personId: row.id, totp: row.totp_confirmed_at !== null, passkey: Boolean(row.passkey) }
    : null
}

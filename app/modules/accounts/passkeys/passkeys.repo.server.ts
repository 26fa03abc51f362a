import type { AuthenticatorTransportFuture } from '@simplewebauthn/server'
import type { Db, Tx } from '~db/client.server'
import { hashToken, newToken } from '../sessions/tokens.server'

export const CHALLENGE_SECONDS = 300

export type Passkey = {
  id: number
  name: string
  createdAt: Date
  lastUsedAt: Date | null
  backedUp: boolean
}

export async function listPasskeys(db: Db | Tx, personId: number): Promise<Passkey[]> {
  const rows = await db
    .selectFrom('passkeys')
    .select(['id', 'name', 'created_at', 'last_used_at', 'backed_up'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    backedUp: row.backed_up,
  }))
}

/** The credentials of a person, as a browser is told of them. */
export async function credentialsOf(db: Db, personId: number) {
  const rows = await db
    .selectFrom('passkeys')
    .select(['credential_id', 'transports'])
    .where('person_id', '=', personId)
    .execute()
  return rows.map(({ credential_id, transports }) => ({
    id: credential_id,
    transports: transports as AuthenticatorTransportFuture[],
  }))
}

type Challenge = { challenge: string; purpose: 'register' | 'sign_in'; personId: number | null }

/** Keeps a challenge for five minutes and returns the token by which the browser brings it back. */
export async function keepChallenge(
  db: Db,
  { challenge, purpose, personId }: Challenge,
  at: Date,
): Promise<string> {
  const { token, hash } = newToken()
  await db
    .insertInto('passkey_challenges')
    .values({
      token_hash: hash,
      challenge,
      purpose,
      person_id: personId,
      expires_at: new Date(at.getTime() + CHALLENGE_SECONDS * 1000),
    })
    .execute()
  return token
}

/** Takes a challenge away, right or wrong as the answer may be: it is good for one. */
export async function takeChallenge(
  db: Db,
  { token, purpose, at }: { token: string | null; purpose: Challenge['purpose']; at: Date },
): Promise<{ challenge: string; personId: number | null } | null> {
  if (token === null) return null
  const row = await db
    .deleteFrom('passkey_challenges')
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', at)
    .returning(['challenge', 'person_id'])
    .executeTakeFirst()
  return row ? { challenge: row.challenge, personId: row.person_id } : null
}

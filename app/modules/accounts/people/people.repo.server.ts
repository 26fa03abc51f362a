import type { Lang } from '~/locales/lang'
import { DomainError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import { hashToken, newToken } from '../sessions/tokens.server'

export type EmailTokenPurpose = 'verify_email' | 'reset_password' | 'change_email' | 'keep_email'

/** How long a link in a mail is good, in hours. */
const hours: Record<EmailTokenPurpose, number> = {
  verify_email: 48,
  reset_password: 1,
  change_email: 24,
  keep_email: 72,
}

export type LockedPerson = {
  id: number
  name: string
  email: string | null
  email_verified_at: Date | null
  password_hash: string | null
  language: Lang
  state: 'active' | 'suspended' | 'deleted'
}

const columns = ['id', 'name', 'email', 'email_verified_at', 'password_hash', 'language', 'state'] as const

/** Locks the person with this address to the end of the transaction. */
export async function lockPersonByEmail(tx: Tx, email: string): Promise<LockedPerson | undefined> {
  const row = await tx
    .selectFrom('people')
    .select([...columns])
    .where('email', '=', email)
    .forUpdate()
    .executeTakeFirst()
  return row as LockedPerson | undefined
}

/** Locks a person to the end of the transaction. */
export async function lockPerson(tx: Tx, id: number): Promise<LockedPerson> {
  const row = await tx
    .selectFrom('people')
    .select([...columns])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return row as LockedPerson
}

/**
 * Makes the link of a mail; an earlier one for the same purpose is good no more. An objection to a change of address
 * stays: who changes it twice must not take it away.
 */
export async function makeEmailToken(
  tx: Tx,
  { purpose, personId, email, at }: { purpose: EmailTokenPurpose; personId: number; email: string; at: Date },
): Promise<string> {
  if (purpose !== 'keep_email')
    await tx
      .deleteFrom('email_tokens')
      .where('person_id', '=', personId)
      .where('purpose', '=', purpose)
      .execute()
  const { token, hash } = newToken()
  await tx
    .insertInto('email_tokens')
    .values({
      purpose,
      person_id: personId,
      email,
      token_hash: hash,
      created_at: at,
      expires_at: new Date(at.getTime() + hours[purpose] * 3_600_000),
    })
    .execute()
  return token
}

/**
 * Uses the link of a mail up: two requests at once cannot both. Returns whose it is, the address it went to and when.
 * @throws DomainError `link_expired` (410) where there is none, or it was used, or its time is over
 */
export async function takeEmailToken(
  tx: Tx,
  { purpose, token, at }: { purpose: EmailTokenPurpose; token: string; at: Date },
): Promise<{ personId: number; email: string; createdAt: Date }> {
  const row = await tx
    .updateTable('email_tokens')
    .set({ used_at: at })
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .returning(['person_id', 'email', 'created_at'])
    .executeTakeFirst()
  if (row === undefined) throw new DomainError('link_expired', {}, { status: 410 })
  return { personId: row.person_id, email: row.email, createdAt: row.created_at }
}

/** Whether the link of a mail could be used now. */
export async function isEmailTokenGood(
  db: Db,
  { purpose, token, at }: { purpose: EmailTokenPurpose; token: string; at: Date },
): Promise<boolean> {
  const row = await db
    .selectFrom('email_tokens')
    .select('id')
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return row !== undefined
}

import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Env } from '~/platform/env.server'
import type { Db, Tx } from '~db/client.server'
import { hashToken } from '../sessions/tokens.server'
import { RECOVERY_ALPHABET, RECOVERY_CODES, readCode, shownRecoveryCode } from './recovery-code'
import { totpStep } from './totp.server'

export type Factors = {
  /** since when codes of an authenticator are asked for */
  totpSince: Date | null
  passkeys: number
  /** recovery codes that were not used yet */
  recoveryCodes: number
}

export async function readFactors(db: Db | Tx, personId: number): Promise<Factors> {
  const { rows } = await sql<Factors>`
    select p.totp_confirmed_at as "totpSince",
      (select count(*) from passkeys k where k.person_id = p.id) as passkeys,
      (select count(*) from recovery_codes r where r.person_id = p.id and r.used_at is null) as "recoveryCodes"
    from people p where p.id = ${personId}`.execute(db)
  return rows[0] ?? { totpSince: null, passkeys: 0, recoveryCodes: 0 }
}

export const hasFactor = ({ totpSince, passkeys }: Factors): boolean => totpSince !== null || passkeys > 0

/** Makes ten new recovery codes, in place of all former ones, and returns them as they are shown: once. */
export async function renewRecoveryCodes(tx: Tx, personId: number, at: Date): Promise<string[]> {
  await dropRecoveryCodes(tx, personId)
  const character = () => RECOVERY_ALPHABET[randomInt(RECOVERY_ALPHABET.length)]
  const codes = Array.from({ length: RECOVERY_CODES }, () => Array.from({ length: 16 }, character).join(''))
  await tx
    .insertInto('recovery_codes')
    .values(codes.map((code) => ({ person_id: personId, code_hash: hashToken(code), created_at: at })))
    .execute()
  return codes.map(shownRecoveryCode)
}

export async function dropRecoveryCodes(tx: Tx, personId: number): Promise<void> {
  await tx.deleteFrom('recovery_codes').where('person_id', '=', personId).execute()
}

/**
 * Uses up a code of a person's authenticator, or one of their recovery codes, and says which it was; null: it is
 * neither, or was used before. Of two requests with the same code one gets it: each is one UPDATE.
 */
export async function takeCode(
  tx: Tx,
  env: Pick<Env, 'SECRET_KEY'>,
  { personId, written, at }: { personId: number; written: string; at: Date },
): Promise<'totp' | 'recovery_code' | null> {
  const { kind, code } = readCode(written)
  if (kind === 'totp') return (await takeTotp(tx, env, { personId, code, at })) ? 'totp' : null
  const used = await tx
    .updateTable('recovery_codes')
    .set({ used_at: at })
    .where('person_id', '=', personId)
    .where('code_hash', '=', hashToken(code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n ? 'recovery_code' : null
}

async function takeTotp(
  tx: Tx,
  env: Pick<Env, 'SECRET_KEY'>,
  { personId, code, at }: { personId: number; code: string; at: Date },
): Promise<boolean> {
  const person = await tx
    .selectFrom('people')
    .select('totp_secret')
    .where('id', '=', personId)
    .where('totp_confirmed_at', 'is not', null)
    .executeTakeFirst()
  if (!person?.totp_secret) return false
  const step = totpStep(env, person.totp_secret, code, at)
  if (step === null) return false
  const taken = await tx
    .updateTable('people')
    .set({ totp_last_step: step })
    .where('id', '=', personId)
    .where('totp_secret', '=', person.totp_secret)
    .where('totp_confirmed_at', 'is not', null)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

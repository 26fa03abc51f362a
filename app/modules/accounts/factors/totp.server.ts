import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Env } from '~/platform/env.server'
import { secretBox } from '~/platform/secret-box.server'

/** What every authenticator understands (RFC 6238): SHA-1, six digits, a new code each half minute. */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const
const box = (env: Pick<Env, 'SECRET_KEY'>) => secretBox(env, 'totp')
const asSecret = (bytes: Uint8Array) => new Secret({ buffer: new Uint8Array(bytes).buffer })

/** A new secret of 160 bits, sealed for the database. */
export const newTotpSecret = (env: Pick<Env, 'SECRET_KEY'>): Buffer => box(env).seal(randomBytes(20))

/** The secret as a person types it, in groups of four, and as the address that a QR code holds. */
export function showTotpSecret(
  env: Pick<Env, 'SECRET_KEY'>,
  sealed: Uint8Array,
  email: string,
): { text: string; address: string } {
  const secret = asSecret(box(env).open(sealed))
  return {
    text: secret.base32.replace(/.{4}(?=.)/g, '$& '),
    address: new TOTP({ ...shape, issuer: 'Muster', label: email, secret }).toString(),
  }
}

/** The half minute that a code belongs to, at most one before or after `at`; null: it is not right. */
export function totpStep(
  env: Pick<Env, 'SECRET_KEY'>,
  sealed: Uint8Array,
  code: string,
  at: Date,
): number | null {
  const secret = asSecret(box(env).open(sealed))
  const delta = TOTP.validate({ ...shape, token: code, secret, timestamp: at.getTime(), window: 1 })
  return delta === null ? null : Math.floor(at.getTime() / (shape.period * 1000)) + delta
}

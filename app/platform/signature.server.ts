import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Env } from './env.server'

export type Signer = {
  /** 43 letters, safe in an address */
  sign(text: string): string
  verify(text: string, signature: string): boolean
}

/**
 * Signs what is sent out and comes back (HMAC-SHA256). Each purpose has a key of its own, derived from SECRET_KEY:
 * what was signed for one is good for no other.
 */
export function signer({ SECRET_KEY }: Pick<Env, 'SECRET_KEY'>, purpose: string): Signer {
  const key = Buffer.from(hkdfSync('sha256', SECRET_KEY, '', `muster signature ${purpose}`, 32))
  const digest = (text: string) => createHmac('sha256', key).update(text).digest()
  return {
    sign: (text) => digest(text).toString('base64url'),
    verify(text, signature) {
      const given = Buffer.from(signature, 'base64url')
      const right = digest(text)
      return given.length === right.length && timingSafeEqual(given, right)
    },
  }
}

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Env } from './env.server'

export type SecretBox = {
  seal(plain: Uint8Array): Buffer
  /** throws when it was not sealed with this key for this purpose, or was changed since */
  open(sealed: Uint8Array): Buffer
}

/** The layout of what is sealed: version, nonce, tag, then as many bytes as were given. */
const VERSION = 1
const NONCE = 12
const TAG = 16
const HEAD = 1 + NONCE + TAG

/**
 * Encrypts what must be read again, such as TOTP secrets (AES-256-GCM). Each purpose has a key of its own,
 * derived from SECRET_KEY with HKDF-SHA-256: what was sealed for one opens for no other.
 */
export function secretBox({ SECRET_KEY }: Pick<Env, 'SECRET_KEY'>, purpose: string): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', SECRET_KEY, '', `muster ${purpose}`, 32))
  return {
    seal(plain) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const text = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), text])
    },
    open(sealed) {
      const bytes = Buffer.from(sealed)
      if (bytes.length < HEAD || bytes[0] !== VERSION) throw new Error(`not a sealed secret (${purpose})`)
      const nonce = bytes.subarray(1, 1 + NONCE)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
      decipher.setAuthTag(bytes.subarray(1 + NONCE, HEAD))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(HEAD)), decipher.final()])
      } catch (cause) {
        throw new Error(`a sealed secret does not open (${purpose}): another SECRET_KEY, or changed`, {
          cause,
        })
      }
    },
  }
}

import { createHash, randomBytes } from 'node:crypto'

/** SHA-256 of a secret that was sent out; the only form in which the database knows it. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A secret of 256 bits, URL-safe, and what the database keeps of it. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashToken(token) }
}

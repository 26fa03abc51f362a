import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

// Argon2id (2 in the library's enumeration), with the second of the parameter sets that OWASP's password
// storage page recommends: 19 MiB, two passes, one lane.
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), options)

let decoy: Promise<string> | undefined

/** Whether the password is the one that was hashed. Where there is no hash, it takes as long to say no. */
export async function isPassword(password: string, hashed: string | null): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'))
  const right = await verify(hashed ?? (await decoy), password.normalize('NFKC'))
  return right && hashed !== null
}

import { createHash } from 'node:crypto'

/** What names an answer by what is in it (RFC 9110, 8.8.3). */
export const etagOf = (body: string): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`

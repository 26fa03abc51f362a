import { createHash } from 'node:crypto'

/** A UID for calendars, always the same for the same thing, and nothing else's. */
export function stableUid(thing: string): string {
  const hash = createHash('sha256').update(thing).digest('hex')
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}

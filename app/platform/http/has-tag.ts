/**
 * Whether a client's `If-None-Match` names `etag`, so that it holds the answer already. Tags are compared weakly:
 * a proxy that compresses makes the tag weak; the content is the same.
 */
export function hasTag(ifNoneMatch: string | null | undefined, etag: string): boolean {
  const known = ifNoneMatch?.split(/\s*,\s*/) ?? []
  return known.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag)
}

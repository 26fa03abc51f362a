/**
 * The target as a path of this site, or `fallback` when it is anything else: another origin, a
 * scheme, `//host`, a backslash or control character that a browser reads as one of these.
 * The router's own check misses some of them (GHSA-wrjc-x8rr-h8h6, GHSA-2j2x-hqr9-3h42).
 */
export function safePath(target: unknown, fallback = '/'): string {
  if (typeof target !== 'string' || target.length > 2000 || !/^\/(?![/\\])/.test(target)) return fallback
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be refused
  if (/[\u0000-\u001f\u007f\\]/.test(target)) return fallback
  let url: URL
  try {
    url = new URL(target, 'http://muster.invalid')
  } catch {
    return fallback
  }
  // After `.` and `..` are resolved the path may begin with `//`.
  if (url.origin !== 'http://muster.invalid' || url.pathname.startsWith('//')) return fallback
  return url.pathname + url.search + url.hash
}

/**
 * What a request may ask for, decided from the raw request line before anything parses it. A refusal
 * names the code that `refusal.ts` words. Browsers and HTTP clients normalise `..` themselves, so that
 * only a client that means it sends one.
 */
export type RefusalCode =
  | 'bad_target'
  | 'bad_encoding'
  | 'control_characters'
  | 'dot_segments'
  | 'bad_host'
  | 'url_too_long'
  | 'headers_too_large'
  | 'body_too_large'
  | 'length_required'
  | 'bad_request'
  | 'too_deep'
  | 'not_found'
  | 'foreign_origin'
  | 'method_not_allowed'
  | 'timeout'
  | 'rate_limited'
  | 'failed'

export const MAX_URL_BYTES = 8192
const MAX_DEPTH = 10
const MAX_DEPTH_DEVELOPMENT = 40

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL_IN_PATH = /[\u0000-\u001f\u007f-\u009f]/
// Tabs and line ends come with pasted text; NUL and the rest never do.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL_IN_QUERY = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** Why the target `raw`, Node's `req.url`, is refused; null where it may go on. */
export function checkTarget(raw: string, { development = false } = {}): RefusalCode | null {
  if (raw.length > MAX_URL_BYTES) return 'url_too_long'
  if (!raw.startsWith('/')) return 'bad_target'
  if (/[\u0080-\uffff]/.test(raw)) return 'bad_encoding'

  const mark = raw.indexOf('?')
  const path = decode(mark < 0 ? raw : raw.slice(0, mark))
  const query = decode(mark < 0 ? '' : raw.slice(mark + 1))
  if (path === null || query === null) return 'bad_encoding'
  if (CONTROL_IN_PATH.test(path) || CONTROL_IN_QUERY.test(query)) return 'control_characters'
  if (path.includes('#') || raw.includes('#')) return 'bad_target'

  const segments = path.slice(1).split(/[/\\]/)
  if (path.includes('\\') || segments.some((segment) => /^\.{1,2}(;.*)?$/.test(segment)))
    return 'dot_segments'
  // An empty segment makes `//host`, which some readers take for another site.
  if (segments.slice(0, -1).some((segment) => segment === '')) return 'bad_target'
  if (segments.length > (development ? MAX_DEPTH_DEVELOPMENT : MAX_DEPTH)) return 'too_deep'
  // The lazy route list of Remix is off, and its endpoint can be made to burn CPU.
  if (/^\/+__manifest\/?$/i.test(path)) return 'not_found'
  return null
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** A host name or address with an optional port, and nothing that would change the URL built from it. */
export const isHost = (host: string): boolean =>
  host.length <= 260 &&
  /^(?:[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(host)

/**
 * The cookies that hold a secret: the session, and the half-done sign-in that waits for its second factor.
 * Over https their names begin with `__Host-`, so that no other host and no plain connection can set them.
 */
type CookieName = 'session' | 'pending' | 'passkey'

const nameOf = (name: CookieName, secure: boolean) => `${secure ? '__Host-' : ''}muster_${name}`

export function readSecretCookie(
  header: string | undefined | null,
  name: CookieName,
  secure: boolean,
): string | null {
  const wanted = `${nameOf(name, secure)}=`
  for (const part of (header ?? '').split(';')) {
    const pair = part.trim()
    if (!pair.startsWith(wanted)) continue
    const value = pair.slice(wanted.length)
    return /^[\w-]{43}$/.test(value) ? value : null
  }
  return null
}

/** A Set-Cookie value. `maxAge` in seconds; 0 takes the cookie away. */
export const secretCookie = (name: CookieName, secure: boolean, value: string, maxAge: number): string =>
  `${nameOf(name, secure)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`

/** Whether users reach the site over https. */
export const isSecure = (requestUrl: string, origin: string | undefined): boolean =>
  (origin ?? requestUrl).startsWith('https:')

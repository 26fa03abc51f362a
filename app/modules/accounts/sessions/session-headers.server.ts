import type { Page } from '~/platform/page.server'
import { CHALLENGE_SECONDS } from '../passkeys/passkeys.repo.server'
import { isSecure, readSecretCookie, secretCookie } from './session-cookie.server'
import { SESSION_SECONDS } from './sessions.repo.server'
import { PENDING_MINUTES } from './sign-in.server'

const secure = ({ services, url }: Page) => isSecure(url.href, services.env.ORIGIN)

const headers = (...cookies: string[]): Headers => {
  const set = new Headers()
  for (const cookie of cookies) set.append('Set-Cookie', cookie)
  return set
}

/** Sends the token of a session that begins; what was half done is over. */
export const sessionHeaders = (page: Page, token: string): Headers =>
  headers(
    secretCookie('session', secure(page), token, SESSION_SECONDS),
    secretCookie('pending', secure(page), '', 0),
  )

/** Sends the token of a sign-in that waits for its second factor. */
export const pendingHeaders = (page: Page, token: string): Headers =>
  headers(secretCookie('pending', secure(page), token, PENDING_MINUTES * 60))

export const signedOutHeaders = (page: Page): Headers =>
  headers(secretCookie('session', secure(page), '', 0), secretCookie('pending', secure(page), '', 0))

/** The token of the half-done sign-in that the browser holds. */
export const pendingOf = (page: Page, request: Request): string | null =>
  readSecretCookie(request.headers.get('Cookie'), 'pending', secure(page))

/** Sends the token of a passkey's challenge. */
export const challengeHeaders = (page: Page, token: string): Headers =>
  headers(secretCookie('passkey', secure(page), token, CHALLENGE_SECONDS))

/** The token of the challenge that the browser answers. */
export const challengeOf = (page: Page, request: Request): string | null =>
  readSecretCookie(request.headers.get('Cookie'), 'passkey', secure(page))

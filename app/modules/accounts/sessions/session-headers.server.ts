import type { Page } from '~/platform/page.server'
import { isSecure, secretCookie } from './session-cookie.server'
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

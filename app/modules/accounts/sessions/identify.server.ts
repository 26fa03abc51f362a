import type { RequestHandler } from 'express'
import type { Services } from '~/platform/services.server'
import type { Viewer } from '../viewer'
import { isSecure, readSecretCookie, secretCookie } from './session-cookie.server'
import { markSeen, readSession, rotateSession, SESSION_SECONDS } from './sessions.repo.server'
import { hashToken } from './tokens.server'

declare module '@remix-run/node' {
  interface AppLoadContext {
    viewer: Viewer
  }
}

/**
 * Finds out who sends the request, before Remix: `res.locals.viewer`. A request without a session costs
 * nothing; one with a session one query. Takes the cookie away where its session has ended.
 */
export const identify =
  ({ db, clock, env }: Services): RequestHandler =>
  (req, res, next) => {
    const from = { address: plainAddress(req.ip), requestId: String(res.locals.requestId) }
    const secure = isSecure(`${req.protocol}:`, env.ORIGIN)
    const token = readSecretCookie(req.headers.cookie, 'session', secure)
    if (token === null) {
      res.locals.viewer = { kind: 'anonymous', from } satisfies Viewer
      next()
      return
    }
    const find = async () => {
      const now = clock.now()
      const hash = hashToken(token)
      const found = await readSession(db, hash, now)
      // Whatever a person is shown is for them alone.
      res.setHeader('Cache-Control', 'private, no-store')
      if (found === null) {
        res.append('Set-Cookie', secretCookie('session', secure, '', 0))
        res.locals.viewer = { kind: 'anonymous', from } satisfies Viewer
        return
      }
      res.locals.viewer = { ...found.person, from } satisfies Viewer
      if (found.seenDue) await markSeen(db, found.person.sessionId, now)
      const next = found.rotateDue ? await rotateSession(db, hash, now) : null
      if (next !== null) res.append('Set-Cookie', secretCookie('session', secure, next, SESSION_SECONDS))
    }
    find().then(() => next(), next)
  }

/** An IPv4 client of an IPv6 socket is written as the IPv4 address it is. */
const plainAddress = (ip: string | undefined): string | null => ip?.replace(/^::ffff:(?=\d+\.)/, '') ?? null

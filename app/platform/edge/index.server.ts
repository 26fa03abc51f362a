import { randomBytes, randomUUID } from 'node:crypto'
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { loggedPath } from '../logger.server'
import { securityHeaders } from './headers'
import { allowedMethods, exemptFromOrigin, isUnsafe, maxBodyOf } from './methods'
import { refusalAnswer, statusOf } from './refusal'
import { originOf } from './same-origin'
import { checkTarget, isHost, type RefusalCode } from './target'

export type EdgeOptions = {
  /** the address users see, such as https://muster.example; unset: the Host of the request */
  origin?: string | undefined
  /** Vite's own paths are deeper */
  development?: boolean
  production?: boolean
}

/**
 * What every request passes before Remix sees it, in order: an id, the security headers, then the
 * checks of target, host, method and origin. A refusal is a small worded page, or problem details below
 * /api. `res.locals.requestId` is set for the log.
 */
export function edge(options: EdgeOptions = {}): RequestHandler[] {
  return [identify, protect(options), check(options)]
}

const identify: RequestHandler = (req, res, next) => {
  const sent = req.get('x-request-id')
  const id = trusts(req) && sent && /^[\w-]{8,64}$/.test(sent) ? sent : randomUUID()
  res.locals.requestId = id
  res.setHeader('X-Request-Id', id)
  next()
}

const protect =
  ({ production = false, origin }: EdgeOptions): RequestHandler =>
  (req, res, next) => {
    const secure = req.secure || origin?.startsWith('https:') === true
    for (const [name, value] of Object.entries(
      securityHeaders({ hsts: production && secure, path: req.path }),
    ))
      res.setHeader(name, value)
    closeByDefault(res)
    next()
  }

/** A page brings its own policy with its nonce; whatever brings none may load nothing. */
function closeByDefault(res: ServerResponse) {
  const writeHead = res.writeHead
  res.writeHead = function (this: ServerResponse, ...args: unknown[]) {
    res.writeHead = writeHead
    if (!res.hasHeader('Content-Security-Policy'))
      res.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
    return Reflect.apply(writeHead, this, args)
  } as typeof res.writeHead
}

const check =
  ({ origin, development = false }: EdgeOptions): RequestHandler =>
  (req, res, next) => {
    const forwarded = trusts(req) ? req.get('x-forwarded-host') : undefined
    // The Remix adapter reads these two whether or not the proxy is trusted.
    if (!trusts(req)) delete req.headers['x-forwarded-host']
    const host = req.get('host')
    if ((host !== undefined && !isHost(host)) || (forwarded !== undefined && !isHost(forwarded)))
      return refuse(req, res, 'bad_host')

    const fault = checkTarget(req.url, { development })
    if (fault) return refuse(req, res, fault)

    const path = decodeURIComponent(req.path)
    if (isUnsafe(req.method)) {
      const exempt = exemptFromOrigin.some((pattern) => pattern.test(path))
      const from = originOf(
        { origin: req.get('origin'), secFetchSite: req.get('sec-fetch-site') },
        { host: forwarded ?? host, origin },
      )
      if (!exempt && from === 'foreign') return refuse(req, res, 'foreign_origin')
      const allow = allowedMethods(path)
      if (!allow.includes(req.method)) return refuse(req, res, 'method_not_allowed', { allow })
      if (!exempt && from === 'unsaid') return refuse(req, res, 'foreign_origin')
      // Remix has a rule of its own for where a form comes from.
      if (exempt) delete req.headers.origin
      const body = bodyFault(req, path)
      if (body) {
        res.setHeader('Connection', 'close')
        return refuse(req, res, body)
      }
    }
    if (req.method === 'OPTIONS') return answerOptions(req, res, path)
    if (origin !== undefined) {
      // Remix holds the Origin of a form against the host, which a proxy may have put its own in place of.
      req.headers.host = new URL(origin).host
      delete req.headers['x-forwarded-host']
    }
    next()
  }

function bodyFault(req: Request, path: string): RefusalCode | null {
  if (req.get('transfer-encoding') !== undefined) return 'length_required'
  return Number(req.get('content-length') ?? 0) > maxBodyOf(path) ? 'body_too_large' : null
}

function answerOptions(req: Request, res: Response, path: string) {
  const allow = allowedMethods(path).join(', ')
  res.setHeader('Allow', allow)
  if (req.get('origin') !== undefined && /^\/api\/v1(?:\/|$)/.test(path)) {
    res.setHeader('Access-Control-Allow-Origin', '*')
    res.setHeader('Access-Control-Allow-Methods', 'GET, HEAD')
    res.setHeader('Access-Control-Allow-Headers', 'Accept, Accept-Language, If-None-Match')
    res.setHeader('Access-Control-Max-Age', '86400')
  }
  res.status(204).end()
}

const trusts = (req: Request): boolean => Boolean(req.app.get('trust proxy'))

/** Ends a request with the words of `code`. `allow`: the methods that would be answered. */
export function refuse(
  req: Request,
  res: Response,
  code: RefusalCode,
  { allow, seconds }: { allow?: string[]; seconds?: number } = {},
) {
  const { type, body, csp } = refusalAnswer(code, {
    target: req.url,
    acceptLanguage: req.get('accept-language'),
    requestId: String(res.locals.requestId),
    nonce: randomBytes(16).toString('base64'),
    allow,
    seconds,
  })
  if (allow) res.setHeader('Allow', allow.join(', '))
  if (type.startsWith('application/')) res.setHeader('Access-Control-Allow-Origin', '*')
  res.setHeader('Cache-Control', 'no-store')
  res.setHeader('Content-Security-Policy', csp)
  res.status(statusOf(code)).type(type).send(body)
}

/** The last handler: whatever was thrown is logged under the request's id, and only the id is shown. */
export function edgeErrors(
  log: (error: unknown, about: { requestId: string; method: string; path: string }) => void,
): ErrorRequestHandler {
  return (error, req, res, _next) => {
    log(error, { requestId: String(res.locals.requestId), method: req.method, path: loggedPath(req.path) })
    if (res.headersSent) res.destroy()
    else refuse(req, res, 'failed')
  }
}

const nodeErrors: Record<string, RefusalCode> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'timeout',
  HPE_INVALID_METHOD: 'method_not_allowed',
  // Bytes above ASCII, which must be percent-encoded.
  HPE_INVALID_URL: 'bad_encoding',
}

/** Words the answers that Node gives before there is a request: unreadable bytes, huge headers, CONNECT. */
export function guardServer(server: Server): Server {
  server.on('clientError', (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy()
    const target = /^\S+ (\/\S*)/.exec(error.rawPacket?.toString('latin1', 0, 2048) ?? '')?.[1]
    refuseRaw(socket, nodeErrors[error.code ?? ''] ?? 'bad_request', target)
  })
  server.on('connect', (_req: IncomingMessage, socket: Duplex) => refuseRaw(socket, 'method_not_allowed'))
  return server
}

function refuseRaw(socket: Duplex, code: RefusalCode, target = '/') {
  const allow = code === 'method_not_allowed' ? allowedMethods('/') : undefined
  const requestId = randomUUID()
  const nonce = randomBytes(16).toString('base64')
  const { type, body, csp } = refusalAnswer(code, { target, requestId, nonce, allow })
  const status = statusOf(code)
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `Content-Type: ${type}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Content-Security-Policy: ${csp}`,
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    'Connection: close',
    ...(allow ? [`Allow: ${allow.join(', ')}`] : []),
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`)
}

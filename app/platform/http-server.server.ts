import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type RequestHandler } from 'express'
import { edge, edgeErrors, guardServer } from './edge/index.server'
import { volumeGuard } from './edge/volume-guard.server'
import { sheddingLoad } from './foreseen.server'
import { pageCache } from './page-cache.server'
import { requestLog } from './request-log.server'
import { routeSubsets } from './route-subset.server'
import type { Services } from './services.server'

declare module '@remix-run/node' {
  interface AppLoadContext {
    requestId: string
    /** the client's address as far as TRUST_PROXY lets it be known */
    clientAddress: string
    /** calls back once the client is gone, or has its whole answer */
    whenGone(tell: () => void): void
  }
}

export type AppParts = {
  build: ServerBuild | (() => Promise<ServerBuild>)
  /** the client build, or Vite's own handler in development */
  files: RequestHandler
  /** finds out who sends the request: `res.locals.viewer` */
  identify: RequestHandler
}

/** The whole site as an Express application: log, edge, files, pages. */
export function makeApp(services: Services, { build, files, identify }: AppParts): express.Express {
  const { env, logger } = services
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', env.TRUST_PROXY)
  // The site reads queries itself; Express's own parsers cost time and can throw.
  app.set('query parser', false)
  app.use(requestLog(logger))
  const development = env.NODE_ENV === 'development'
  for (const guard of edge({ origin: env.ORIGIN, development, production: !development })) app.use(guard)
  app.use(files)
  if (env.RATE_LIMITS) app.use(volumeGuard(services))
  if (env.COMPRESS) app.use(compression({ level: 1 }))
  if (!development) app.use(pageCache({ ...services, development, origin: env.ORIGIN }))
  app.use(identify)
  app.use(pages(build, env.NODE_ENV))
  app.use(
    edgeErrors((error, about) => {
      logger.error({ err: error, ...about }, 'request failed')
    }),
  )
  return app
}

/** In development the routes change while the site runs: each request asks for all of them anew. */
function pages(build: AppParts['build'], mode: string): RequestHandler {
  const handler = (build: ServerBuild | (() => Promise<ServerBuild>)) =>
    createRequestHandler({
      build,
      mode,
      getLoadContext: (request, response) => ({
        requestId: response.locals.requestId,
        clientAddress: request.ip ?? '',
        viewer: response.locals.viewer,
        whenGone: (tell) => void response.once('close', tell),
      }),
    }) as RequestHandler
  if (typeof build === 'function') return handler(async () => sheddingLoad(await build()))
  const subsetFor = routeSubsets(sheddingLoad(build))
  const handlers = new Map<ServerBuild, RequestHandler>()
  return (request, response, next) => {
    const subset = subsetFor(request.path)
    const known = handlers.get(subset) ?? handler(subset)
    handlers.set(subset, known)
    return known(request, response, next)
  }
}

/** Listens; resolves with the server and its port. Rejects with the system's error, `EADDRINUSE` for one. */
export function listen(app: express.Express, { port, host }: { port: number; host?: string | undefined }) {
  return new Promise<{ server: Server; port: number }>((resolve, reject) => {
    const server = guardServer(
      createServer({ keepAliveTimeout: 65_000, requestTimeout: 60_000, headersTimeout: 20_000 }, app),
    )
    server.once('error', reject)
    server.listen({ port, ...(host ? { host } : {}) }, () => {
      server.off('error', reject)
      resolve({ server, port: (server.address() as AddressInfo).port })
    })
  })
}

/** Stops taking connections, lets requests under way end, closes idle ones at once and all after `graceMs`. */
export function stopServer(server: Server, graceMs = 5_000): Promise<void> {
  return new Promise((resolve) => {
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    const cut = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearInterval(sweep)
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}

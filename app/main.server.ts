import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { RequestHandler } from 'express'
import { identify } from './modules/accounts/index.server'
import { warnOfOpenAuditLog } from './platform/database.server'
import { listen, makeApp, stopServer } from './platform/http-server.server'
import { onStopSignal } from './platform/process.server'
import { closeServices, services } from './platform/services.server'
import { staticFiles } from './platform/static.server'

/** In development Vite gives its handler and loads the routes anew when they change. */
export type Development = { files: RequestHandler; build: () => Promise<never> }

export async function startWeb(development?: Development): Promise<{ port: number; stop(): Promise<void> }> {
  const parts = services()
  const app = makeApp(parts, {
    files: development?.files ?? (await staticFiles(fileURLToPath(new URL('../client', import.meta.url)))),
    identify: identify(parts),
    build: development?.build ?? (await import('virtual:remix/server-build')),
  })
  const { server, port } = await listen(app, { port: parts.env.PORT, host: parts.env.HOST })
  parts.logger.info({ port }, 'serving')
  void warnOfOpenAuditLog(parts)
  return { port, stop: () => stop(server) }
}

async function stop(server: Server): Promise<void> {
  // Answers that wait for news have no end of their own.
  await services().news.end()
  await stopServer(server)
  await closeServices()
}

if (import.meta.env.PROD) {
  try {
    const web = await startWeb()
    onStopSignal(web.stop)
    process.send?.({ ready: true, port: web.port })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}

// The web server and the worker in one process with Vite in front: pages reload by themselves, the
// worker starts again when server code changes. The edge and this file need a new start.
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'
import { freePort } from './ports.mjs'

process.env.NODE_ENV = 'development'

const root = fileURLToPath(new URL('../..', import.meta.url))
const vite = await createServer({
  root,
  configFile: `${root}/remix.config.js`,
  server: { middlewareMode: true, hmr: { port: await freePort() } },
  clearScreen: false,
})

let web
let worker
try {
  const main = await vite.ssrLoadModule('/app/main.server.ts')
  web = await main.startWeb({
    files: vite.middlewares,
    build: () => vite.ssrLoadModule('virtual:remix/server-build'),
  })
  worker = await startWorker()
  process.send?.({ ready: true, port: web.port })
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error)
  process.exit(1)
}

let restart
vite.watcher.on('change', (file) => {
  if (!/\/(?:app|db|search)\/.*\.tsx?$/.test(file) || /\/(?:routes|ui|components)\//.test(file)) return
  clearTimeout(restart)
  restart = setTimeout(async () => {
    await worker?.stop()
    worker = await startWorker()
  }, 300)
})

async function startWorker() {
  try {
    const module = await vite.ssrLoadModule('/app/worker.server.ts')
    return await module.startWorker()
  } catch (error) {
    console.error('the worker cannot start:', error)
  }
}

async function stop() {
  setTimeout(() => process.exit(1), 10_000).unref()
  clearTimeout(restart)
  await worker?.stop()
  await web.stop()
  await vite.close()
  process.exit(0)
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
process.once('disconnect', stop)

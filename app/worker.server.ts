import { run } from 'graphile-worker'
import pg from 'pg'
import { jobHandlers } from './job-handlers.server'
import { onStopSignal } from './platform/process.server'
import { closeServices, services } from './platform/services.server'
import { cronItems, graphileLogger, taskList } from './platform/worker.server'

/** Takes jobs from the queue until `stop`, which lets the jobs under way end. */
export async function startWorker(): Promise<{ stop(): Promise<void>; ended: Promise<void> }> {
  const parts = services()
  const abort = new AbortController()
  const pool = new pg.Pool({
    connectionString: parts.env.DATABASE_URL,
    max: parts.env.WORKER_CONCURRENCY + 2,
  })
  const lost = (error: Error) => parts.logger.warn({ err: error }, 'a connection was lost')
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  const runner = await run({
    pgPool: pool,
    concurrency: parts.env.WORKER_CONCURRENCY,
    // A job is announced by NOTIFY; the poll is for those whose time has come.
    pollInterval: 1_000,
    parsedCronItems: cronItems(jobHandlers),
    noHandleSignals: true,
    logger: graphileLogger(parts.logger),
    taskList: taskList(jobHandlers, parts, abort.signal),
  })
  parts.logger.info({ jobs: jobHandlers.map((handler) => handler.name) }, 'working')
  return {
    ended: runner.promise,
    async stop() {
      abort.abort()
      await runner.stop()
      await pool.end()
    },
  }
}

if (import.meta.env.PROD) {
  try {
    const worker = await startWorker()
    onStopSignal(async () => {
      await worker.stop()
      await closeServices()
    })
    process.send?.({ ready: true })
    // Ends by itself only when it cannot go on; whoever supervises this process starts it again.
    worker.ended.then(
      () => undefined,
      (error) => {
        console.error(error)
        process.exit(1)
      },
    )
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}

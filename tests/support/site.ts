import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { afterAll, beforeAll, inject } from 'vitest'
import type { SearchEngine } from '~search/client.server'
import { sleep } from '../../scripts/lib/children.mjs'
import { at } from '../../scripts/lib/paths.mjs'
import { freePort } from '../../scripts/lib/ports.mjs'
import { ensureBuild, runScript, startProcess } from '../../scripts/lib/site.mjs'
import { type TestDatabase, useDatabase } from './database'
import { useSearch } from './search'
import { testSecretKey } from './services'

export type Answer = { status: number; headers: IncomingHttpHeaders; text: string }
export type Ask = {
  method?: string
  headers?: Record<string, string>
  body?: string | Buffer
  /** which of the site's processes, from 0 */
  process?: number
}

export type TestSite = {
  readonly database: TestDatabase
  /** the engine with the indexes of this site */
  readonly search: SearchEngine
  readonly url: string
  /** of each of its processes */
  readonly urls: string[]
  /** stops one of them, as a signal does */
  stop(process: number): Promise<void>
  /** sends `path` as it is: no client in between puts it right */
  ask(path: string, options?: Ask): Promise<Answer>
  /** what the first process has logged so far; only where `keepsLog` gave it a file of its own */
  log(): string
}

/**
 * The production build as a process of its own, with the sample world in its own database and index. The
 * engines are real; `engine: 'none'` leaves Meilisearch out. With `processes` several serve the same site.
 */
export function useSite({
  engine = 'meilisearch',
  processes = 1,
  keepsLog = false,
  prepare,
  env: more = {},
}: {
  engine?: 'meilisearch' | 'none'
  processes?: number
  /** every request is logged, to a file that `log()` reads */
  keepsLog?: boolean
  /** changes the sample world before the index is made and the site started */
  prepare?: (database: TestDatabase) => Promise<void>
  env?: Record<string, string>
} = {}): TestSite {
  const database = useDatabase('sample world')
  const search = useSearch()
  const indexed = engine === 'meilisearch'
  const ports: number[] = []
  const logs: string[] = []
  const webs: Awaited<ReturnType<typeof startProcess>>[] = []
  beforeAll(async () => {
    await buildOnce()
    const env = {
      NODE_ENV: 'production',
      DATABASE_URL: database.url,
      SECRET_KEY: testSecretKey,
      MEILI_URL: indexed ? inject('meiliUrl') : '',
      MEILI_KEY: inject('meiliKey'),
      MEILI_PREFIX: search.prefix,
      LOG_LEVEL: keepsLog ? 'info' : 'error',
      ...more,
    }
    await prepare?.(database)
    if (indexed) await runScript('reindex', [], env)
    for (let number = 0; number < processes; number++) {
      const port = await freePort()
      const own = { ...env, PORT: String(port), HOST: '127.0.0.1' }
      const name = keepsLog ? `web-${port}` : 'web'
      webs.push(await startProcess(name, 'build/server/main.js', own))
      ports.push(port)
      logs.push(at('.data/logs', `${name}.log`))
    }
  }, 300_000)
  afterAll(async () => {
    await Promise.all(webs.map((web) => web.stop()))
    if (keepsLog) for (const log of logs) rmSync(log, { force: true })
  })
  return {
    database,
    search,
    get url() {
      return `http://127.0.0.1:${ports[0]}`
    },
    get urls() {
      return ports.map((port) => `http://127.0.0.1:${port}`)
    },
    stop: async (process) => {
      await webs[process]?.stop()
    },
    ask: (path, options) => ask(ports[options?.process ?? 0] ?? 0, path, options),
    log: () => readFileSync(logs[0] ?? '', 'utf8'),
  }
}

/** Test files run beside each other; one of them builds, the others wait for it. */
async function buildOnce() {
  const lock = at('.data/building')
  mkdirSync(at('.data'), { recursive: true })
  for (let waited = 0; ; waited += 100) {
    try {
      mkdirSync(lock)
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      await sleep(100)
      // A run that was killed leaves the lock behind.
      if (waited > 180_000) rmSync(lock, { recursive: true, force: true })
    }
  }
  try {
    await ensureBuild()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function ask(port: number, path: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.on('error', reject)
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    sent.on('error', reject)
    sent.setTimeout(15_000, () => sent.destroy(new Error(`no answer to ${method} ${path}`)))
    sent.end(body)
  })
}

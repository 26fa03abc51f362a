import { mkdirSync, rmdirSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { afterAll, beforeAll, inject } from 'vitest'
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
  body?: string
}

export type TestSite = {
  readonly database: TestDatabase
  readonly url: string
  /** sends `path` as it is: no client in between puts it right */
  ask(path: string, options?: Ask): Promise<Answer>
}

/**
 * The production build as a process of its own, with the sample world in its own database and index. The
 * engines are real; `engine: 'none'` leaves Meilisearch out.
 */
export function useSite({ engine = 'meilisearch' }: { engine?: 'meilisearch' | 'none' } = {}): TestSite {
  const database = useDatabase('sample world')
  const search = useSearch()
  const indexed = engine === 'meilisearch'
  let port = 0
  let web: Awaited<ReturnType<typeof startProcess>> | undefined
  beforeAll(async () => {
    await buildOnce()
    const env = {
      NODE_ENV: 'production',
      DATABASE_URL: database.url,
      SECRET_KEY: testSecretKey,
      MEILI_URL: indexed ? inject('meiliUrl') : '',
      MEILI_KEY: inject('meiliKey'),
      MEILI_PREFIX: search.prefix,
      LOG_LEVEL: 'error',
    }
    if (indexed) await runScript('reindex', [], env)
    port = await freePort()
    web = await startProcess('web', 'build/server/main.js', { ...env, PORT: String(port), HOST: '127.0.0.1' })
  }, 180_000)
  afterAll(() => web?.stop())
  return {
    database,
    get url() {
      return `http://127.0.0.1:${port}`
    },
    ask: (path, options) => ask(port, path, options),
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
      // A run that was killed leaves the lock behind.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || waited > 60_000) throw error
      await sleep(100)
    }
  }
  try {
    await ensureBuild()
  } finally {
    rmdirSync(lock)
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

// PostgreSQL and Meilisearch: those the environment names, else embedded ones.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { sleep } from './children.mjs'
import { findMeilisearch, isHealthy, startMeilisearch } from './meilisearch.mjs'
import { dataFolder } from './paths.mjs'
import { engineFolder } from './places.mjs'
import { startPostgres } from './postgres.mjs'
import { say, step } from './report.mjs'

/**
 * Starts what is needed. `folder`: below `.data`, where the embedded ones keep their data.
 * Resolves with `env` (what the site needs to reach them), `lines` (what to tell a person), `processes()`,
 * `stop()`, and `failed`, a promise that resolves with one line when an engine cannot be kept running.
 *
 * @param {{ folder?: string, throwaway?: boolean, external?: Record<string, string | undefined> }} [options]
 */
export async function startEngines({ folder = '', throwaway = false, external = process.env } = {}) {
  const inner = folder ? [folder] : []
  const logs = join(folder ? engineFolder(folder) : dataFolder, 'logs')
  mkdirSync(logs, { recursive: true })
  const engines = []
  /** @type {[string, string][]} */
  const lines = []
  /** @type {{ DATABASE_URL?: string, DATABASE_OWNER_URL?: string, MEILI_URL?: string, MEILI_KEY?: string }} */
  const env = {}
  let fail
  const failed = new Promise((resolve) => {
    fail = resolve
  })

  if (external.DATABASE_URL) {
    env.DATABASE_URL = external.DATABASE_URL
    if (external.DATABASE_OWNER_URL) env.DATABASE_OWNER_URL = external.DATABASE_OWNER_URL
    lines.push(['PostgreSQL', `${withoutPassword(external.DATABASE_URL)} (DATABASE_URL)`])
  } else {
    await step('PostgreSQL', async () => {
      const engine = await startPostgres({
        folder: inner,
        log: join(logs, 'postgres.log'),
        throwaway,
      })
      engines.push(keepRunning('PostgreSQL', engine, fail))
      Object.assign(env, { DATABASE_URL: engine.url, DATABASE_OWNER_URL: engine.ownerUrl })
      lines.push([
        'PostgreSQL',
        `embedded ${engine.version}, 127.0.0.1:${engine.port}, data in ${engine.folder}`,
      ])
      return `embedded ${engine.version}`
    })
  }

  if (external.MEILI_URL) {
    env.MEILI_URL = external.MEILI_URL
    if (external.MEILI_KEY) env.MEILI_KEY = external.MEILI_KEY
    const answers = await isHealthy(external.MEILI_URL)
    if (!answers)
      say(
        `  ! Meilisearch does not answer at ${external.MEILI_URL}: PostgreSQL answers searches until it does`,
      )
    lines.push(['Meilisearch', `${external.MEILI_URL} (MEILI_URL)${answers ? '' : ', not answering now'}`])
  } else if (findMeilisearch()) {
    await step('Meilisearch', async () => {
      const engine = await startMeilisearch({
        folder: inner,
        log: join(logs, 'meilisearch.log'),
      })
      engines.push(keepRunning('Meilisearch', engine, fail))
      Object.assign(env, { MEILI_URL: engine.url, MEILI_KEY: engine.key })
      lines.push([
        'Meilisearch',
        `embedded ${engine.version} (${engine.origin}), ${engine.url}, data in ${engine.folder}`,
      ])
      return `embedded ${engine.version}`
    })
  } else {
    lines.push([
      'Meilisearch',
      'none for this platform: PostgreSQL answers searches. Set MEILI_URL to use one.',
    ])
  }

  return {
    env,
    lines,
    failed,
    /** process ids by name, of the embedded ones */
    processes: () => Object.fromEntries(engines.map((engine) => [engine.name, engine.pid()])),
    async stop() {
      await Promise.all(engines.map((engine) => engine.stop()))
    },
  }
}

const signals = { PostgreSQL: 'SIGINT', Meilisearch: 'SIGTERM' }

/** Starts an engine that died again on its port, after a pause; gives up when it dies often. */
function keepRunning(name, engine, fail) {
  let { child } = engine
  let stopping = false
  let deaths = []
  const watch = async () => {
    for (;;) {
      await child.exited
      if (stopping) return
      deaths = [...deaths.filter((at) => Date.now() - at < 60_000), Date.now()]
      if (deaths.length > 3) return fail(`${name} keeps dying: see the log in .data/logs`)
      say(`  ! ${name} died and is started again`)
      await sleep(500)
      if (stopping) return
      try {
        child = await engine.restart()
        if (stopping) await child.stop(signals[name])
      } catch (error) {
        return fail(error.message)
      }
    }
  }
  watch()
  return {
    name,
    pid: () => child.pid,
    async stop() {
      stopping = true
      await child.stop(signals[name])
    },
  }
}

function withoutPassword(url) {
  try {
    const parsed = new URL(url)
    parsed.password = ''
    return parsed.href
  } catch {
    return 'PostgreSQL'
  }
}

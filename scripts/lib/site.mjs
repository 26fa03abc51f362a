// What `npm start` and `npm run dev` share: from a checkout to a database, an index and a site.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runChild, sleep, startChild } from './children.mjs'
import { at, dataFolder } from './paths.mjs'
import { portIsFree } from './ports.mjs'
import { Stop, say, step } from './report.mjs'

/** The port to serve on, when it is one and is free; else ends the command saying so. */
export async function choosePort() {
  const written = process.env.PORT || '3000'
  const port = Number(written)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Stop(`PORT=${written} is not a port: give a number from 1 to 65535`)
  if (!(await portIsFree(port, process.env.HOST)))
    throw new Stop(
      `port ${port} is taken: stop what listens there, or choose another with PORT=${port + 1} npm start`,
    )
  return port
}

/** What to type into a browser. */
export function addressOf(port) {
  const host = process.env.HOST
  const local = !host || host === '0.0.0.0' || host === '::'
  return `http://${local ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`
}

/** Runs a TypeScript file of `scripts/` to its end. Resolves with what it said, line by line. */
async function scriptLines(name, args, env) {
  const { code, output } = await runChild(
    process.execPath,
    ['--import', 'tsx', `scripts/${name}.ts`, ...args],
    { cwd: at(''), env: { ...process.env, ...env } },
  )
  const lines = output.trim().split('\n')
  if (code !== 0) {
    // A script that is not even loaded leaves Node's own report, whose last line is Node's version.
    const crash = lines.at(-1)?.startsWith('Node.js v') && lines.find((line) => /^\w*Error\b.*:/.test(line))
    const reason = crash || lines.at(-1) || `exit code ${code}`
    throw new Stop(`${name}: ${reason}`, { detail: lines.filter((line) => line !== reason).join('\n') })
  }
  return lines
}

/** The same; resolves with all of it where it is short, else with its last line. */
export const runScript = async (name, args, env) => shorten(await scriptLines(name, args, env))

function shorten(lines) {
  const all = lines.join('; ')
  return all.length <= 100 ? all : (lines.at(-1) ?? '')
}

/**
 * Schema, vocabulary, sample world, index: each brings up to date and is quick when there is nothing to do.
 * Resolves with `people`: the addresses of the sample people whose password is DEMO_PASSWORD.
 */
export async function prepareData(env, { indexMustSucceed = false } = {}) {
  await step('schema', () => runScript('migrate', [], env))
  const demo = /^demo account /
  let people = []
  await step('vocabulary and sample world', async () => {
    const lines = await scriptLines('seed', [], env)
    people = lines.filter((line) => demo.test(line)).map((line) => line.replace(demo, ''))
    return shorten(lines.filter((line) => !demo.test(line)))
  })
  if (env.MEILI_URL) await prepareIndex(env, indexMustSucceed)
  return { people }
}

async function prepareIndex(env, mustSucceed) {
  await step('search index', async () => {
    try {
      return await runScript('reindex', ['--if-needed'], env)
    } catch (error) {
      if (mustSucceed) throw error
      // The site serves without an index; the worker makes it when the engine is back.
      return { failed: true, note: `${error.message}; PostgreSQL answers searches` }
    }
  })
}

const sources = ['app', 'db', 'search']
const files = ['remix.config.js', 'package-lock.json', 'tsconfig.json', 'scripts/lib/precompress.mjs']
const marker = 'build/sources'

/** Builds when anything that goes into the build changed since the last one. */
export async function ensureBuild() {
  const now = hashSources()
  if (existsSync(at(marker)) && readFileSync(at(marker), 'utf8') === now) return
  await step(
    'building',
    async () => {
      rmSync(at(marker), { force: true })
      const { code, output } = await runChild(
        process.execPath,
        [at('node_modules/@remix-run/dev/dist/cli.js'), 'vite:build', '-c', 'remix.config.js'],
        { cwd: at(''), env: { ...process.env, NODE_ENV: 'production' } },
      )
      if (code !== 0)
        throw new Stop('the build failed: the lines above say why', { detail: withoutFileList(output) })
      writeFileSync(at(marker), now)
    },
    { slow: true },
  )
}

const withoutFileList = (output) => output.replace(/\n\s*watchFiles: \[[\s\S]*?\n\s*\],?/g, '')

function hashSources() {
  const hash = createHash('sha256').update(process.versions.node)
  for (const file of [...sources.flatMap(listSources), ...files].sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(at(file)))
  }
  return hash.digest('hex')
}

const listSources = (folder) =>
  readdirSync(at(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(at('').length))

/**
 * Starts a Node process of the site and waits until it says that it is ready; the owner's address is not told
 * to it. Its output goes to `.data/logs/<name>.log`, or to the terminal.
 *
 * @param {string} name
 * @param {string} file
 * @param {Record<string, string | undefined>} env
 * @param {{ inherit?: boolean, args?: string[] }} [options]
 */
export async function startProcess(name, file, env, { inherit = false, args = [] } = {}) {
  const logs = join(dataFolder, 'logs')
  mkdirSync(logs, { recursive: true })
  const log = join(logs, `${name}.log`)
  const loader = file.endsWith('.ts') ? ['--import', 'tsx'] : []
  const child = startChild(process.execPath, ['--enable-source-maps', ...loader, file, ...args], {
    cwd: at(''),
    env: { ...process.env, ...env, DATABASE_OWNER_URL: undefined, MUSTER_PROCESS: name },
    ipc: true,
    inherit,
    ...(inherit ? {} : { log }),
  })
  const ready = new Promise((resolve) => child.process.once('message', resolve))
  const outcome = await Promise.race([
    ready.then(() => 'ready'),
    child.exited.then(() => 'exited'),
    sleep(60_000).then(() => 'slow'),
  ])
  if (outcome === 'ready') return child
  child.kill()
  const tail =
    inherit || !existsSync(log) ? '' : readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n')
  throw new Stop(`the ${name} process ${outcome === 'slow' ? 'is not ready after 60 s' : 'does not start'}`, {
    detail: tail,
  })
}

/** Keeps the worker running: one that dies is started again after a pause that grows to 30 s. */
export function keepWorker(env) {
  let child
  let stopping = false
  let pause = 500
  const run = (async () => {
    while (!stopping) {
      const begun = Date.now()
      try {
        child = await startProcess('worker', 'build/server/worker.js', env)
        if (stopping) break
        await child.exited
      } catch (error) {
        say(`  ! ${error.message}`)
      }
      if (stopping) break
      pause = Date.now() - begun > 60_000 ? 500 : Math.min(pause * 2, 30_000)
      say(
        `  ! the worker ended and is started again in ${Math.round(pause / 100) / 10} s (see .data/logs/worker.log)`,
      )
      for (let waited = 0; waited < pause && !stopping; waited += 100) await sleep(100)
    }
    await child?.stop()
  })()
  return {
    async stop() {
      stopping = true
      await child?.stop()
      await run
    },
  }
}

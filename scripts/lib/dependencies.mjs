import { existsSync, readFileSync } from 'node:fs'
import { runChild } from './children.mjs'
import { at } from './paths.mjs'
import { Stop, step } from './report.mjs'

const [major, minor] = process.versions.node.split('.').map(Number)

/** Ends the command when Node is too old for what comes. */
export function checkNode() {
  if (major < 20 || (major === 20 && minor < 19))
    throw new Stop(`Node 20.19 or newer is needed, this is ${process.versions.node}`)
}

/** Installs what package-lock.json asks for, unless exactly that is installed. */
export async function ensureDependencies() {
  if (installed()) return
  await step('installing dependencies (npm ci)', install, { slow: true })
}

async function install() {
  const { code, output } = await runChild('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: at(''),
    // Scripts of the site set this one; npm would then leave out what building needs.
    env: { ...process.env, NODE_ENV: '', npm_config_production: '', npm_config_omit: '' },
  })
  if (code !== 0) throw new Stop('npm ci failed: the lines above say why', { detail: output })
  if (!installed())
    throw new Stop('npm ci did not install what package-lock.json asks for', { detail: output })
  return `${Object.keys(readLock('node_modules/.package-lock.json')).length} packages`
}

/** npm writes the inner lock file last: one that is not there means an installation that was cut off. */
function installed() {
  if (!existsSync(at('node_modules/.package-lock.json'))) return false
  const wanted = readLock('package-lock.json')
  const present = readLock('node_modules/.package-lock.json')
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.link) continue
    const there = present[path]
    // An optional package may be for another platform.
    if (there ? there.version !== entry.version || there.integrity !== entry.integrity : !entry.optional)
      return false
  }
  return Object.keys(present).every((path) => path in wanted)
}

function readLock(path) {
  const text = existsSync(at(path)) ? readFileSync(at(path), 'utf8') : null
  if (text === null) throw new Stop(`${path} is missing`)
  try {
    return JSON.parse(text).packages ?? {}
  } catch {
    throw new Stop(`${path} is not readable as JSON`)
  }
}

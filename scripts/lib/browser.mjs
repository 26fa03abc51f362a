// Chromium for the browser tests: the machine's own, else Debian's, else Playwright's.
import { existsSync } from 'node:fs'
import { isRoot, runChild } from './children.mjs'
import { at } from './paths.mjs'
import { Stop, step } from './report.mjs'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Resolves with the path of a Chromium, or with null when Playwright is to use its own. */
export async function ensureBrowser() {
  const named = process.env.CHROMIUM
  if (named) {
    if (existsSync(named)) return named
    throw new Stop(`CHROMIUM=${named} does not exist`)
  }
  const found = usual.find(existsSync)
  if (found) return found
  if (isRoot && existsSync('/usr/bin/apt-get')) return installFromDebian()
  await step(
    'installing Chromium (Playwright)',
    () => mustRun('npx', ['playwright', 'install', 'chromium']),
    { slow: true },
  )
  return null
}

async function installFromDebian() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await step(
    'installing Chromium (apt-get)',
    async () => {
      await mustRun('apt-get', ['update', '-q'], env)
      await mustRun(
        'apt-get',
        ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
        env,
      )
    },
    { slow: true },
  )
  const found = usual.find(existsSync)
  if (!found) throw new Stop('apt-get installed no Chromium: set CHROMIUM to the path of one')
  return found
}

async function mustRun(command, args, env = process.env) {
  const { code, output } = await runChild(command, args, { cwd: at(''), env })
  if (code !== 0)
    throw new Stop(`${command} ${args[0]} failed: set CHROMIUM to the path of a Chromium`, { detail: output })
}

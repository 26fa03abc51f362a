// node scripts/run.mjs <script> [arguments]: runs scripts/<script>.ts on the database and index that
// DATABASE_URL and MEILI_URL name, else on those of the `npm start` that runs here, else on the
// embedded engines, started for as long as it takes.
import { existsSync } from 'node:fs'
import { startChild } from './lib/children.mjs'
import { checkNode, ensureDependencies } from './lib/dependencies.mjs'
import { startEngines } from './lib/engines.mjs'
import { askHolder, takeLock } from './lib/lock.mjs'
import { at } from './lib/paths.mjs'
import { progressToStderr, Stop } from './lib/report.mjs'
import { session } from './lib/session.mjs'
import { argumentsOf, wrongUsage } from './lib/usage.mjs'

const [name, ...args] = process.argv.slice(2)
if (!name || !existsSync(at(`scripts/${name}.ts`))) wrongUsage(`there is no script scripts/${name ?? ''}.ts`)
argumentsOf(name, args)
/** They start engines themselves, to measure nothing but them, or need none. */
const onEnginesOfTheirOwn = ['bench', 'bench-timetable']

progressToStderr()
await session(async ({ onStop }) => {
  checkNode()
  await ensureDependencies()
  const env = await engines(onStop)
  const child = startChild(process.execPath, ['--import', 'tsx', `scripts/${name}.ts`, ...args], {
    cwd: at(''),
    env: { ...process.env, ...env },
    inherit: true,
  })
  onStop(() => child.stop())
  const { code } = await child.exited
  // It has said itself what was wrong with how it was called.
  if (code === 2) process.exitCode = 2
  else if (code !== 0) throw new Stop(`${name} ended with exit code ${code}`)
})

async function engines(onStop) {
  if (process.env.DATABASE_URL || onEnginesOfTheirOwn.includes(name)) return {}
  const holder = await askHolder()
  if (holder?.env) return holder.env
  const { release } = await takeLock(`npm run ${name}`)
  onStop(release)
  const started = await startEngines()
  onStop(started.stop)
  return started.env
}

// npm run dev: as npm start, with pages and the worker following every change of the code.

import { demoPassword } from './lib/demo-password.mjs'
import { checkNode, ensureDependencies } from './lib/dependencies.mjs'
import { startEngines } from './lib/engines.mjs'
import { takeLock } from './lib/lock.mjs'
import { Stop, say } from './lib/report.mjs'
import { secretKey } from './lib/secret-key.mjs'
import { session } from './lib/session.mjs'
import { addressOf, choosePort, prepareData, startProcess } from './lib/site.mjs'
import { argumentsOf } from './lib/usage.mjs'

argumentsOf('dev')
await session(async ({ onStop, isEnding }) => {
  say('Muster 聚援, development')
  checkNode()
  const { facts, release } = await takeLock('npm run dev')
  onStop(release)
  const port = await choosePort()
  await ensureDependencies()

  const engines = await startEngines()
  onStop(engines.stop)
  const env = {
    LOG_LEVEL: 'warn',
    ...engines.env,
    SECRET_KEY: secretKey(),
    DEMO_PASSWORD: demoPassword(),
    NODE_ENV: 'development',
    PORT: String(port),
  }
  facts.env = engines.env
  const { people } = await prepareData(env)

  const site = await startProcess('web', 'scripts/lib/dev-server.mjs', env, { inherit: true })
  onStop(() => site.stop())

  facts.address = addressOf(port)
  say()
  say(`  Muster      ${facts.address}`)
  for (const [name, line] of engines.lines) say(`  ${name.padEnd(11)} ${line}`)
  if (people.length > 0) say(`  Sign in     ${people.join(', ')}; password ${env.DEMO_PASSWORD}`)
  say('  Stop        Ctrl-C')
  say()

  const reason = await Promise.race([
    site.exited.then(({ code, signal }) => `the development server ended (${signal ?? `exit code ${code}`})`),
    engines.failed,
  ])
  if (!isEnding()) throw new Stop(reason)
})

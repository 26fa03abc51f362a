// npm start: from a fresh checkout to the running site. Node built-ins alone, for it runs before `npm ci`.

import { demoPassword } from './lib/demo-password.mjs'
import { checkNode, ensureDependencies } from './lib/dependencies.mjs'
import { startEngines } from './lib/engines.mjs'
import { takeLock } from './lib/lock.mjs'
import { Stop, say, step } from './lib/report.mjs'
import { secretKey } from './lib/secret-key.mjs'
import { session } from './lib/session.mjs'
import { addressOf, choosePort, ensureBuild, keepWorker, prepareData, startProcess } from './lib/site.mjs'
import { argumentsOf } from './lib/usage.mjs'

argumentsOf('start')
await session(async ({ onStop, isEnding }) => {
  say('Muster 聚援')
  checkNode()
  const { facts, release } = await takeLock('npm start')
  onStop(release)
  const port = await choosePort()
  await ensureDependencies()

  const engines = await startEngines()
  onStop(engines.stop)
  const env = {
    ...engines.env,
    SECRET_KEY: secretKey(),
    DEMO_PASSWORD: demoPassword(),
    NODE_ENV: 'production',
    PORT: String(port),
  }
  facts.env = engines.env
  const { people } = await prepareData(env)
  await ensureBuild()

  let web
  await step('web server', async () => {
    web = await startProcess('web', 'build/server/main.js', env)
  })
  onStop(() => web.stop())
  const worker = keepWorker(env)
  onStop(worker.stop)

  facts.address = addressOf(port)
  say()
  say(`  Muster      ${facts.address}`)
  for (const [name, line] of engines.lines) say(`  ${name.padEnd(11)} ${line}`)
  if (people.length > 0) say(`  Sign in     ${people.join(', ')}; password ${env.DEMO_PASSWORD}`)
  say('  Logs        .data/logs')
  say('  Stop        Ctrl-C')
  say()

  const reason = await Promise.race([
    web.exited.then(
      ({ code, signal }) => `the web server ended (${signal ?? `exit code ${code}`}): see .data/logs/web.log`,
    ),
    engines.failed,
  ])
  if (!isEnding()) throw new Stop(reason)
})

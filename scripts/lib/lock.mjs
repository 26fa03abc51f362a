// One `npm start` or `npm run dev` a folder. The lock is a socket, so that it ends with its holder, and
// tells other commands where the engines are.
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { sleep } from './children.mjs'
import { dataFolder, root } from './paths.mjs'
import { Stop } from './report.mjs'

// Relative: a socket's path may have no more than 107 bytes.
const pathOf = (name) => `.data/${name}`

/**
 * Takes the lock and answers whoever asks with `facts`, which may be filled in later. Throws a `Stop` that
 * names the holder when there is one.
 */
export async function takeLock(command, name = 'lock') {
  const path = pathOf(name)
  mkdirSync(dataFolder, { recursive: true })
  process.chdir(root)
  const facts = { pid: process.pid, command }
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.end(JSON.stringify(facts))
  })
  for (let attempt = 0; ; attempt++) {
    try {
      await listen(server, path)
      break
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error
      const found = identify(path)
      const holder = await askHolder(name)
      if (holder) throw alreadyRunning(holder)
      if (attempt > 3) throw new Stop(`${path} cannot be taken: remove it`)
      // Only the socket that nobody answered on, not one that another command has put there since.
      if (identify(path) === found) rmSync(path, { force: true })
    }
  }
  // Two that both found a dead holder may each have removed the file: the later one has it.
  await sleep(50)
  const holder = await askHolder(name)
  if (holder?.pid !== process.pid) throw alreadyRunning(holder ?? { command: 'another command' })
  server.unref()
  return { facts, release: () => new Promise((resolve) => server.close(resolve)) }
}

const alreadyRunning = ({ command, pid, address }) =>
  new Stop(`${command} is running in this folder already${address ? ` at ${address}` : ''} (process ${pid})`)

function identify(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  return found && `${found.ino} ${found.ctimeMs}`
}

function listen(server, path) {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** What the holder tells, or null when nobody holds the lock. */
export function askHolder(name = 'lock') {
  process.chdir(root)
  return new Promise((resolve) => {
    const socket = connect(pathOf(name))
    let text = ''
    socket.setTimeout(2_000, () => socket.destroy())
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk
    })
    socket.on('error', () => resolve(null))
    socket.on('close', () => {
      try {
        resolve(JSON.parse(text))
      } catch {
        resolve(text ? { pid: 0 } : null)
      }
    })
  })
}

// Where the engines keep their files. As root they run as an unprivileged user, who cannot reach a
// checkout below a closed folder such as /root; then the files stand in /var/lib/muster and `.data` links there.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { engineUser, isAlive } from './children.mjs'
import { dataFolder } from './paths.mjs'
import { Stop } from './report.mjs'

const farHome = '/var/lib/muster'

/**
 * Makes and returns a folder that the engines' user may write: `name` in `.data`, and in it the folders
 * `inner`.
 */
export function engineFolder(name, ...inner) {
  let folder = topFolder(name)
  for (const part of inner) {
    folder = join(folder, part)
    makeFolder(folder, engineUser)
  }
  return folder
}

function topFolder(name) {
  mkdirSync(dataFolder, { recursive: true })
  const near = join(dataFolder, name)
  const kind = lstatSync(near, { throwIfNoEntry: false })
  if (kind?.isSymbolicLink() && !existsSync(near)) unlinkSync(near)
  if (!engineUser) return makeFolder(near)
  chmodSync(dataFolder, 0o755)
  makeFolder(near, engineUser)
  if (mayEnter(near)) return realpathSync(near)
  const far = join(makeFarHome(), name)
  if (lstatSync(near).isSymbolicLink()) unlinkSync(near)
  else moveAway(near, far)
  makeFolder(far, engineUser)
  symlinkSync(far, near)
  return far
}

export function removeEngineFolder(name) {
  const near = join(dataFolder, name)
  if (existsSync(near)) rmSync(realpathSync(near), { recursive: true, force: true })
  rmSync(near, { recursive: true, force: true })
}

/** Removes the folders `<prefix><process id>` of runs that were killed before they could. */
export function removeLeftBy(prefix) {
  if (!existsSync(dataFolder)) return
  for (const name of readdirSync(dataFolder)) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : 0
    if (pid && !isAlive(pid)) removeEngineFolder(name)
  }
}

/** Where copies of the engines' programs stand that their user can read and nobody but this one can write. */
export function programsFolder() {
  mkdirSync(dataFolder, { recursive: true })
  if (engineUser) chmodSync(dataFolder, 0o755)
  const folder = mayRun(dataFolder) ? dataFolder : makeFarHome()
  return makeFolder(join(folder, 'programs'))
}

/** The checkout's parents were closed after data was made in it: the data goes along. */
function moveAway(near, far) {
  const filled = readdirSync(near).length > 0
  if (filled && existsSync(far)) throw new Stop(`${near} and ${far} both hold data: remove one of them`)
  if (filled && spawnSync('cp', ['-a', near, far]).status !== 0)
    throw new Stop(`${near} cannot be copied to ${far}`)
  rmSync(near, { recursive: true })
}

function makeFolder(path, owner) {
  mkdirSync(path, { recursive: true })
  if (owner) chownSync(path, owner.uid, owner.gid)
  chmodSync(path, owner ? 0o750 : 0o755)
  return path
}

function makeFarHome() {
  const idFile = join(dataFolder, 'instance')
  if (!existsSync(idFile)) writeFileSync(idFile, randomBytes(8).toString('hex'))
  const home = join(farHome, readFileSync(idFile, 'utf8').trim())
  mkdirSync(home, { recursive: true, mode: 0o755 })
  chmodSync(farHome, 0o755)
  chmodSync(home, 0o755)
  writeFileSync(join(home, 'belongs-to'), dataFolder)
  removeAbandoned()
  return home
}

/** A checkout that is there but no longer says that a folder is its own has made a new one. */
function removeAbandoned() {
  for (const id of readdirSync(farHome)) {
    const owner = join(farHome, id, 'belongs-to')
    if (!existsSync(owner)) continue
    const folder = readFileSync(owner, 'utf8')
    const idFile = join(folder, 'instance')
    if (folder === dataFolder && existsSync(idFile) && readFileSync(idFile, 'utf8').trim() !== id)
      rmSync(join(farHome, id), { recursive: true, force: true })
  }
}

/** Asked of the system itself, as that user: modes, groups and access lists all count. */
const mayEnter = (path) => runsAs(engineUser, ['test', '-w', path, '-a', '-x', path])
export const mayRun = (path) => !engineUser || runsAs(engineUser, ['test', '-x', path, '-a', '-r', path])
export const mayRead = (path) => !engineUser || runsAs(engineUser, ['test', '-r', path])

function runsAs(user, [command, ...args]) {
  const result = spawnSync(command, args, { uid: user.uid, gid: user.gid, cwd: '/', stdio: 'ignore' })
  return result.status === 0
}

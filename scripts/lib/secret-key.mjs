import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from './paths.mjs'

/** A key for data that is thrown away. */
export const newSecretKey = () => randomBytes(32).toString('base64')

/**
 * SECRET_KEY of the environment, else the one in `<folder>/secret-key`, made on first use and readable by its
 * owner alone: what is encrypted in a database of this folder must open at the next start too.
 */
export function secretKey({ given = process.env.SECRET_KEY, folder = dataFolder } = {}) {
  if (given) return given
  const file = join(folder, 'secret-key')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    // Put in place whole: half a key would lock out what was encrypted with it.
    writeFileSync(`${file}.unfinished`, `${newSecretKey()}\n`, { mode: 0o600 })
    renameSync(`${file}.unfinished`, file)
  }
  return readFileSync(file, 'utf8').trim()
}

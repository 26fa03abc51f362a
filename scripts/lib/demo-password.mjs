// The password of the sample world's people: made once for each checkout, so that no two sites share it.
import { randomInt } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from './paths.mjs'

const pick = (letters) => letters[randomInt(letters.length)]
const syllable = () => pick('bdfghjklmnprstvz') + pick('aeiou')
const word = () => syllable() + syllable()

/**
 * DEMO_PASSWORD of the environment, else the one in `<folder>/demo-password`, made on first use: four short
 * words that can be typed on a phone.
 */
export function demoPassword({ given = process.env.DEMO_PASSWORD, folder = dataFolder } = {}) {
  if (given) return given
  const file = join(folder, 'demo-password')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, `${[word(), word(), word(), word()].join('-')}\n`, { mode: 0o600 })
  }
  return readFileSync(file, 'utf8').trim()
}

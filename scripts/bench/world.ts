import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../lib/paths.mjs'
import { removeEngineFolder } from '../lib/places.mjs'

export type World = { offerings: number; needs: number; seed: number }

const marker = join(dataFolder, 'bench', 'world.json')
const name = ({ offerings, needs, seed }: World) => JSON.stringify({ offerings, needs, seed })

/** Throws away a world that is not the one asked for; true where it is there already. */
export function keepWorld(world: World): boolean {
  if (existsSync(marker) && readFileSync(marker, 'utf8') === name(world)) return true
  removeEngineFolder('bench')
  return false
}

export const markWorld = (world: World) => writeFileSync(marker, name(world))

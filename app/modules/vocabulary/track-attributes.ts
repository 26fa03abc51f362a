import { ancestors, descendants } from './tree'
import type { SpecAttribute, Vocabulary } from './vocabulary'

/**
 * The attributes that say something of equipment of a track: first those of the track, of the ones above it and
 * of the ones below it, then those of every track; each in the order of the list.
 */
export function attributesOfTrack(
  { attributes, tracks }: Vocabulary,
  track: string,
): { own: SpecAttribute[]; general: SpecAttribute[] } {
  const kin = new Set([track, ...ancestors(tracks, track), ...descendants(tracks, track)])
  const all = [...attributes.values()]
  return {
    own: all.filter((attribute) => attribute.tracks?.some((code) => kin.has(code))),
    general: all.filter((attribute) => attribute.tracks === null),
  }
}

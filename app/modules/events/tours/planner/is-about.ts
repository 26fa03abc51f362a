import type { Need } from '~/modules/needs'
import { ancestors, type TreeTerm, type Vocabulary } from '~/modules/vocabulary'
import type { Stop } from '../stops/stop'

const isWithin = (terms: ReadonlyMap<string, TreeTerm>, code: string, theme: string): boolean =>
  code === theme || ancestors(terms, code).includes(theme)

/** Whether a need is about a theme of a stop: one of its scenarios or tracks, or a part of one. */
export const isAbout = (
  need: Pick<Need, 'scenarios' | 'tracks'>,
  stop: Pick<Stop, 'scenarios' | 'tracks'>,
  { scenarios, tracks }: Vocabulary,
): boolean =>
  need.scenarios.some((code) => stop.scenarios.some((theme) => isWithin(scenarios, code, theme))) ||
  need.tracks.some((code) => stop.tracks.some((theme) => isWithin(tracks, code, theme)))

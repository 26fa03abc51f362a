import associations from './data/associations.json'
import moreAssociations from './data/associations-more.json'
import attributes from './data/attributes.json'
import clusters from './data/clusters.json'
import conditions from './data/conditions.json'
import groups from './data/groups.json'
import missions from './data/missions.json'
import pinyin from './data/pinyin.json'
import scenarios from './data/scenarios.json'
import tracksA from './data/tracks-a.json'
import tracksB from './data/tracks-b.json'
import tracksC from './data/tracks-c.json'
import tracksD from './data/tracks-d.json'
import tracksE from './data/tracks-e.json'
import words from './data/words.json'

/**
 * The lexicon as written (data/README.md says how). Lists are separated by `|`; `a~b` in the job lists means
 * that both stand near each other in any order, `(a/b)` that either does.
 */
export type TermLists = { zh: string; en: string; jobs_zh?: string; jobs_en?: string }
export type TrackEntry = TermLists & { near?: string }
export type GroupEntry = TermLists & { tracks: string }
export type ConditionEntry = TermLists & { rule?: string }
export type AttributeEntry = { zh: string; en: string; or?: string }

export const trackEntries: Record<string, TrackEntry> = {
  ...tracksA,
  ...tracksB,
  ...tracksC,
  ...tracksD,
  ...tracksE,
}
/** by track: words that go with its work, Chinese `|` English, without being its name */
export const associationLines: readonly Record<string, string>[] = [associations, moreAssociations]
/** words that mean several kinds of things, and missions with what is taken along on them */
export const groupEntries: Record<string, GroupEntry> = { ...groups, ...missions }
export const missionCodes: ReadonlySet<string> = new Set(Object.keys(missions))
export const scenarioEntries: Record<string, TermLists> = scenarios
export const conditionEntries: Record<string, ConditionEntry> = conditions
export const attributeEntries: Record<string, AttributeEntry> = attributes
export const clusterLines: readonly string[] = clusters
export const fillerZh: readonly string[] = words.filler_zh.split('|')
export const stopEn: readonly string[] = words.stop_en.split(' ')
export const commonEn: readonly string[] = words.common_en.split(' ')
/** characters by their syllable, without tones */
export const syllables: Record<string, string> = pinyin

export const list = (text: string | undefined): string[] =>
  (text ?? '')
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** `T05.01 T05.02:.5` → codes with weights, 1 where none is given. */
export const weights = (text: string | undefined): [string, number][] =>
  (text ?? '')
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => {
      const [code = '', weight] = part.split(':')
      return [code, weight === undefined ? 1 : Number(weight)]
    })

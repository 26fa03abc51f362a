import { normalise, stem } from '~search/text'
import { descendants } from '../tree'
import type { Vocabulary } from '../vocabulary'
import {
  addEn,
  addLists,
  addZh,
  emptyLexicon,
  type Lexicon,
  type Meaning,
  type MeaningKind,
  stems,
} from './lexicon'
import {
  clusterLines,
  commonEn,
  conditionEntries,
  fillerZh,
  type GroupEntry,
  groupEntries,
  list,
  scenarioEntries,
  stopEn,
  trackEntries,
  weights,
} from './lexicon-data'
import { isStopIn, makeProfiles } from './profiles'

const cache = new WeakMap<Vocabulary, Lexicon>()

/** The lexicon compiled against a vocabulary: terms of codes that it does not hold are left out. */
export function lexiconOf(vocabulary: Vocabulary): Lexicon {
  const known = cache.get(vocabulary)
  if (known) return known
  const made = compile(vocabulary)
  cache.set(vocabulary, made)
  return made
}

/** Changes with the data of the lexicon and with how documents are read by it: an index made under another is made anew. */
export const LEXICON_VERSION = '1'

function compile(vocabulary: Vocabulary): Lexicon {
  const lexicon = emptyLexicon(vocabulary, `${LEXICON_VERSION}:${vocabulary.version}`)
  addTracks(lexicon)
  addGroups(lexicon)
  addPlaces(lexicon)
  addClasses(lexicon)
  addClusters(lexicon)
  finish(lexicon)
  return lexicon
}

function addTracks(lexicon: Lexicon) {
  const { tracks } = lexicon.vocabulary
  for (const track of tracks.values()) {
    const leaves = descendants(tracks, track.code)
    const entry = trackEntries[track.code]
    const scores = new Map<string, number>([[track.code, 1]])
    for (const leaf of leaves) scores.set(leaf, 1)
    const near = weights(entry?.near).filter(([code]) => tracks.has(code))
    lexicon.near.set(track.code, near)
    for (const [code, weight] of near) scores.set(code, weight * 0.9)
    const meaning: Meaning = {
      kind: 'track',
      code: track.code,
      tracks: scores,
      specificity: leaves.length > 0 ? 0.45 : 1,
    }
    for (const term of nameParts(track.zh)) addZh(lexicon, term, meaning)
    for (const term of [track.en, ...track.en.split(/,| and /)])
      if (term.trim().split(' ').length > 1 || term === track.en) addEn(lexicon, term, meaning)
    if (entry) addLists(lexicon, entry, meaning)
  }
}

/** `冲锋舟与救援艇` → the whole and both parts; a part of one character says nothing. */
const nameParts = (name: string) =>
  [name, ...name.split(/[与和、及/]/u)].filter((part, at) => at === 0 || [...part].length > 2)

function addGroups(lexicon: Lexicon) {
  const { tracks } = lexicon.vocabulary
  for (const [code, entry] of Object.entries<GroupEntry>(groupEntries)) {
    const scores = new Map(weights(entry.tracks).filter(([track]) => tracks.has(track)))
    const breadth = [...scores.values()].reduce((sum, weight) => sum + weight, 0)
    if (scores.size === 0) continue
    // A word that a group knows to be general is not the name of one track.
    for (const term of list(entry.zh)) onlyGroups(lexicon.zh, normalise(term))
    for (const term of list(entry.en)) onlyGroups(lexicon.en, stems(term).join(' '))
    addLists(lexicon, entry, {
      kind: 'group',
      code,
      tracks: scores,
      specificity: Math.max(0.3, Math.min(0.85, 1.05 / Math.sqrt(breadth))),
    })
  }
}

function onlyGroups(map: Map<string, Meaning[]>, term: string) {
  const known = map.get(term)
  if (known)
    map.set(
      term,
      known.filter((meaning) => meaning.kind !== 'track'),
    )
}

function addPlaces(lexicon: Lexicon) {
  const { scenarios, conditions } = lexicon.vocabulary
  for (const scenario of scenarios.values()) {
    const meaning = plain('scenario', scenario.code, 0.5)
    for (const term of nameParts(scenario.zh)) addZh(lexicon, term, meaning)
    addEn(lexicon, scenario.en, meaning)
    const entry = scenarioEntries[scenario.code]
    if (entry) addLists(lexicon, entry, meaning)
  }
  for (const condition of conditions.values()) {
    const meaning = plain('condition', condition.code, 0.35)
    addZh(lexicon, condition.zh, meaning)
    addEn(lexicon, condition.en, meaning)
    const entry = conditionEntries[condition.code]
    if (entry) addLists(lexicon, entry, meaning)
  }
}

function addClasses(lexicon: Lexicon) {
  for (const term of lexicon.vocabulary.classes.values()) {
    if (term.axis !== 'grade' && term.axis !== 'recognition_tag') continue
    if (term.code === 'STD') continue
    const meaning = plain('class', term.code, 0.4)
    addZh(lexicon, term.zh, meaning)
    addZh(lexicon, term.zh.replace(/装备$/u, '').replace(/、/gu, ''), meaning)
    addEn(lexicon, term.en, meaning)
  }
  for (const group of lexicon.vocabulary.synonyms) {
    const code = group.zh.some((term) => term === '小快轻智')
      ? 'SFLI'
      : group.zh.some((term) => term === '高精特专')
        ? 'HPSS'
        : group.zh.some((term) => term === '主战装备')
          ? 'GMB'
          : null
    if (code === null || !lexicon.vocabulary.classes.has(code)) continue
    const meaning = plain('class', code, 0.4)
    for (const term of group.zh) addZh(lexicon, term, meaning)
    for (const term of group.en) addEn(lexicon, term, meaning)
  }
}

const plain = (kind: MeaningKind, code: string, specificity: number): Meaning => ({
  kind,
  code,
  specificity,
  tracks: new Map(),
})

/** Too wide to tell one document from another. */
const emptyGroups = /^(装备|产品|供给|需求|应急|场景|厂家|载荷|流量|便携|消防队|志愿者|乡镇队伍)$/u

function addClusters(lexicon: Lexicon) {
  const lines = clusterLines.map((line) => {
    const [zh = '', en = ''] = line.split(' = ')
    return { zh: list(zh), en: list(en) }
  })
  for (const group of lexicon.vocabulary.synonyms)
    if (!group.zh.some((term) => emptyGroups.test(term)))
      lines.push({ zh: [...group.zh], en: group.en.filter((term) => term.length > 2) })
  for (const [at, { zh, en }] of lines.entries()) {
    const code = `c${at}`
    const forms = [
      ...zh.map((term) => normalise(term)),
      ...en.map((term) => ` ${stems(term).join(' ')} `),
    ].filter((form) => form.trim() !== '')
    lexicon.clusters.set(code, [...new Set(forms)])
    const meaning = plain('cluster', code, 0)
    for (const term of zh) addZh(lexicon, term, meaning)
    for (const term of en) addEn(lexicon, term, meaning)
  }
}

function finish(lexicon: Lexicon) {
  for (const term of lexicon.zh.keys()) addLength(lexicon.zhLengths, term)
  for (const term of fillerZh) addLength(lexicon.filler, normalise(term))
  for (const word of fillerZh) lexicon.stops.add(normalise(word))
  for (const word of [...commonEn, ...stopEn]) {
    lexicon.known.add(word)
    lexicon.known.add(stem(word))
  }
  for (const word of lexicon.worth) {
    if (!/^[a-z]{4,}$/.test(word) || lexicon.stops.has(word)) continue
    const same = lexicon.targets.get(word.length)
    if (same) same.push(word)
    else lexicon.targets.set(word.length, [word])
  }
  lexicon.profiles = makeProfiles(lexicon.vocabulary, isStopIn(lexicon.stops))
  lexicon.sounds.learn(
    [...lexicon.zh]
      .filter(([, meanings]) => meanings.some((m) => m.kind !== 'cluster'))
      .map(([term]) => term),
  )
}

function addLength(map: Map<string, number[]>, term: string) {
  const first = term[0]
  if (first === undefined) return
  const lengths = map.get(first)
  if (!lengths) map.set(first, [term.length])
  else if (!lengths.includes(term.length)) {
    lengths.push(term.length)
    lengths.sort((a, b) => b - a)
  }
}

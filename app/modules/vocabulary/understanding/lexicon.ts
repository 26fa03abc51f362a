import { normalise, stem, words } from '~search/text'
import { descendants } from '../tree'
import type { Vocabulary } from '../vocabulary'
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
  type TermLists,
  trackEntries,
  weights,
} from './lexicon-data'
import { isStopIn, makeProfiles, type Profiles } from './profiles'
import { makeSounds, type Sounds } from './sounds'

export type MeaningKind = 'track' | 'group' | 'scenario' | 'condition' | 'class' | 'cluster'

/** What a term may stand for. Several terms share one meaning; one term may have several. */
export type Meaning = {
  kind: MeaningKind
  /** vocabulary code, or the key of a group or cluster */
  code: string
  /** how much each track answers to it, 1 for the thing itself */
  tracks: ReadonlyMap<string, number>
  /** the share of a query's meaning that it can carry: 1 for one kind of thing, less for a general word */
  specificity: number
}

export type Pattern = {
  meaning: Meaning
  lang: 'zh' | 'en'
  /** each slot must be filled by one of its words */
  slots: string[][]
}

export type Lexicon = {
  version: string
  vocabulary: Vocabulary
  /** by term, in normalised Chinese (which may hold Latin letters) */
  zh: Map<string, Meaning[]>
  /** lengths of the Chinese terms that begin with a character, longest first */
  zhLengths: Map<string, number[]>
  /** by the stems of the term, joined by spaces */
  en: Map<string, Meaning[]>
  enLongest: number
  /** two-word terms written as one word */
  enJoined: Map<string, string>
  patterns: Pattern[]
  /** patterns that can only match where this word or character occurs */
  patternsBy: Map<string, Pattern[]>
  filler: Map<string, number[]>
  stops: Set<string>
  /** English words that are nobody's typing error */
  known: Set<string>
  /** words of the English terms, as written */
  worth: Set<string>
  /** those worth correcting towards, by length */
  targets: Map<number, string[]>
  sounds: Sounds
  /** what stands in or goes along with a track */
  near: Map<string, [string, number][]>
  profiles: Profiles
  /** ways of writing a cluster: Chinese strings, and stems between spaces */
  clusters: Map<string, string[]>
}

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
  const lexicon: Lexicon = {
    version: `${LEXICON_VERSION}:${vocabulary.version}`,
    vocabulary,
    zh: new Map(),
    zhLengths: new Map(),
    en: new Map(),
    enLongest: 1,
    enJoined: new Map(),
    patterns: [],
    patternsBy: new Map(),
    filler: new Map(),
    stops: new Set(stopEn.flatMap((word) => [word, stem(word)])),
    known: new Set(),
    worth: new Set(),
    targets: new Map(),
    sounds: makeSounds(),
    near: new Map(),
    profiles: { score: () => new Map(), knows: () => false },
    clusters: new Map(),
  }
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

function addLists(lexicon: Lexicon, entry: TermLists, meaning: Meaning) {
  for (const term of list(entry.zh)) addZh(lexicon, term, meaning)
  for (const term of list(entry.en)) addEn(lexicon, term, meaning)
  for (const term of list(entry.jobs_zh)) addPattern(lexicon, term, meaning, 'zh')
  for (const term of list(entry.jobs_en)) addPattern(lexicon, term, meaning, 'en')
}

function addZh(lexicon: Lexicon, written: string, meaning: Meaning) {
  const term = normalise(written)
  if (term === '') return
  add(lexicon.zh, term, meaning)
}

function addEn(lexicon: Lexicon, written: string, meaning: Meaning) {
  const parts = stems(written)
  if (parts.length === 0) return
  add(lexicon.en, parts.join(' '), meaning)
  lexicon.enLongest = Math.max(lexicon.enLongest, parts.length)
  const plainWords = words(normalise(written)).map((word) => word.text)
  if (plainWords.length === 2) lexicon.enJoined.set(stem(plainWords.join('')), parts.join(' '))
  for (const word of plainWords) {
    if (meaning.kind !== 'cluster') lexicon.worth.add(word)
    lexicon.known.add(word)
    lexicon.known.add(stem(word))
  }
}

const stems = (term: string) => words(normalise(term)).map((word) => word.stem)

function add(map: Map<string, Meaning[]>, term: string, meaning: Meaning) {
  const known = map.get(term)
  if (!known) map.set(term, [meaning])
  else if (!known.includes(meaning)) known.push(meaning)
}

function addPattern(lexicon: Lexicon, written: string, meaning: Meaning, lang: 'zh' | 'en') {
  const parts = written.split('~')
  const slots = parts.map((part) =>
    part
      .replace(/^\(|\)$/g, '')
      .split('/')
      .map((word) => (lang === 'zh' ? normalise(word) : stems(word).join(' ')))
      .filter((word) => word !== ''),
  )
  const [only] = slots
  if (slots.length === 1 && only) {
    for (const word of only) add(lang === 'zh' ? lexicon.zh : lexicon.en, word, meaning)
    return
  }
  lexicon.patterns.push({ meaning, lang, slots })
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

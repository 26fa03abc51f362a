import { normalise, stem, words } from '~search/text'
import type { Vocabulary } from '../vocabulary'
import { list, stopEn, type TermLists } from './lexicon-data'
import type { Profiles } from './profiles'
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

/** A term of the lexicon found in a text. */
export type Match = {
  start: number
  end: number
  /** as written in the text */
  written: string
  /** the term it was read as: Chinese, or stems joined by spaces */
  term: string
  lang: 'zh' | 'en'
  meanings: Meaning[]
  /** 1 for an exact term; less for a guess */
  sure: number
  pattern: boolean
  /** less than 1 in a part of the text that only tells why something is asked for */
  role?: number
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

/** Holds no term yet; `version` names the data that it will be filled from. */
export const emptyLexicon = (vocabulary: Vocabulary, version: string): Lexicon => ({
  version,
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
})

export const stems = (term: string) => words(normalise(term)).map((word) => word.stem)

/** The names of an entry, and the jobs that it is known by. */
export function addLists(lexicon: Lexicon, entry: TermLists, meaning: Meaning) {
  for (const term of list(entry.zh)) addZh(lexicon, term, meaning)
  for (const term of list(entry.en)) addEn(lexicon, term, meaning)
  for (const term of list(entry.jobs_zh)) addPattern(lexicon, term, meaning, 'zh')
  for (const term of list(entry.jobs_en)) addPattern(lexicon, term, meaning, 'en')
}

export function addZh(lexicon: Lexicon, written: string, meaning: Meaning) {
  const term = normalise(written)
  if (term === '') return
  add(lexicon.zh, term, meaning)
}

export function addEn(lexicon: Lexicon, written: string, meaning: Meaning) {
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

import { hanRuns, normalise, stem, words } from '~search/text'
import type { Vocabulary } from '../vocabulary'
import {
  associationLines,
  type GroupEntry,
  groupEntries,
  list,
  type TermLists,
  trackEntries,
  weights,
} from './lexicon-data'

/**
 * What speaks for a track in general: every character, pair of characters and word stem that its terms and
 * jobs are made of, weighed by how few tracks share it. It finds the track of a paraphrase that no single
 * term matches.
 */
export type Profiles = {
  /** by track, 0 and up; a score near 1 is what a clear short name of the track would get */
  score(text: string, isStop: (word: string) => boolean): Map<string, number>
  knows(feature: string): boolean
}

type Bag = Map<string, number>

const count = (bag: Bag, feature: string, amount: number) =>
  bag.set(feature, (bag.get(feature) ?? 0) + amount)

/** Figures say nothing about a track. */
const withoutNumbers = (text: string) =>
  text.replace(
    /[零〇一二两三四五六七八九十百千万半几]+(?=个?[小钟天分秒米公吨方升千度斤块元年月周])|\d+/gu,
    ' ',
  )

/** Characters, pairs and stems; a pair says more than a character alone. */
export function features(written: string, isStop: (word: string) => boolean): string[] {
  const found: string[] = []
  const text = withoutNumbers(written)
  for (const { stem: root, text: word } of words(text))
    if (!isStop(word) && !isStop(root)) found.push(` ${root}`)
  for (const { text: run } of hanRuns(text)) {
    const chars = [...run]
    for (const [at, char] of chars.entries()) {
      if (!isStop(char)) found.push(char)
      const pair = char + (chars[at + 1] ?? '')
      if (pair.length === 2 && !isStop(pair)) found.push(pair)
    }
  }
  return found
}

const slotWords = (lists: string | undefined) =>
  list(lists).flatMap((pattern) =>
    pattern.split('~').flatMap((slot) => slot.replace(/^\(|\)$/g, '').split('/')),
  )

function addLists(bag: Bag, entry: TermLists, amount: number, isStop: (word: string) => boolean) {
  const written = [
    ...list(entry.zh),
    ...list(entry.en),
    ...slotWords(entry.jobs_zh),
    ...slotWords(entry.jobs_en),
  ]
  for (const term of written)
    for (const feature of new Set(features(normalise(term), isStop))) count(bag, feature, amount)
}

export function makeProfiles(vocabulary: Vocabulary, isStop: (word: string) => boolean): Profiles {
  const bags = new Map<string, Bag>()
  for (const track of vocabulary.tracks.values()) {
    const entry = trackEntries[track.code]
    if (!entry) continue
    const bag: Bag = new Map()
    bags.set(track.code, bag)
    addLists(bag, entry, 1, isStop)
    addLists(bag, { zh: track.zh, en: track.en }, 2, isStop)
    for (const word of associationLines.flatMap((lines) => (lines[track.code] ?? '').split(/[ |]+/)))
      for (const feature of new Set(features(normalise(word), isStop))) count(bag, feature, 1.5)
  }
  for (const entry of Object.values<GroupEntry>(groupEntries))
    for (const [code, weight] of weights(entry.tracks)) {
      const bag = bags.get(code)
      if (bag && weight >= 0.6) addLists(bag, entry, weight * 0.5, isStop)
    }
  const postings = new Map<string, { track: string; share: number }[]>()
  for (const [track, bag] of bags)
    for (const [feature, amount] of bag) {
      const share = amount / (amount + 1.2)
      const list = postings.get(feature)
      if (list) list.push({ track, share })
      else postings.set(feature, [{ track, share }])
    }
  const size = bags.size
  return {
    knows: (feature) => postings.has(feature),
    score(text, stops) {
      const scores = new Map<string, number>()
      const seen = new Set(features(text, stops))
      for (const feature of seen) {
        const list = postings.get(feature)
        if (!list) continue
        const breadth = list.reduce((sum, { share }) => sum + share, 0)
        const rare = Math.log(1 + size / (breadth + 0.5)) / Math.log(1 + size)
        const worth = rare * rare * (feature.length === 1 ? 0.35 : feature.startsWith(' ') ? 1 : 0.7)
        for (const { track, share } of list) scores.set(track, (scores.get(track) ?? 0) + worth * share)
      }
      return scores
    },
  }
}

export const isStopIn = (stops: ReadonlySet<string>) => (word: string) =>
  stops.has(word) || stops.has(stem(word))

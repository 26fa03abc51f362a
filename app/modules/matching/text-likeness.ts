import { stemmer } from 'stemmer'
import type { SynonymGroup } from '~/modules/vocabulary'

/**
 * The words of a text that say something: the vocabulary's synonym groups (one word whatever the
 * language or spelling), pairs of Chinese characters, and English stems, without the words that nearly
 * every text here has.
 */
const englishStops = new Set(
  (
    'a an and any are as at be but by can for from has have in into is it its least less more must need needs no not of on or ' +
    'our out over per set should so than that the their them they this to under up use used we when where which who will with ' +
    'within without work works team teams rescue emergency equipment system device type unit high low large small new'
  )
    .split(' ')
    .map(stemmer),
)
const chineseStops = new Set(
  (
    '应急 救援 装备 设备 系统 使用 可以 要能 能用 需要 用于 适合 进行 以上 以下 不用 不能 也要 现场 队伍 人员 灾害 采购 ' +
    '我们 一个 时间 能力 作业 处置 抢险 快速 单元 套装 一台 的人 不是 没有 之后 之前 每个 都要'
  ).split(' '),
)
const han = /\p{Script=Han}+/gu
const latin = /[a-z][a-z0-9-]*/gu
const conceptWeight = 3

/** Finds synonym groups in texts: made once a vocabulary. */
export class TextReader {
  /** by their first two characters */
  private readonly chinese = new Map<string, { term: string; concept: string }[]>()
  /** by their first stem */
  private readonly english = new Map<string, { longest: number; concepts: Map<string, string> }>()

  constructor(groups: readonly SynonymGroup[]) {
    for (const group of groups) {
      for (const term of group.zh) this.addChinese(fold(term), `#${group.code}`)
      for (const term of group.en) this.addEnglish(fold(term), `#${group.code}`)
    }
  }

  /** The telling words of a text with their weights: group codes as `#code`, stems and character pairs as they are. */
  words(text: string): Map<string, number> {
    const words = new Map<string, number>()
    const folded = fold(text)
    for (const run of folded.match(han) ?? []) this.readChinese(run, words)
    this.readEnglish(folded.match(latin) ?? [], words)
    return words
  }

  private addChinese(term: string, concept: string) {
    const start = term.slice(0, 2)
    if (start.length < 2) return
    const terms = this.chinese.get(start) ?? []
    terms.push({ term, concept })
    this.chinese.set(start, terms)
  }

  private addEnglish(term: string, concept: string) {
    const phrase = (term.match(latin) ?? []).map(stem)
    const [first] = phrase
    if (first === undefined || (phrase.length === 1 && englishStops.has(first))) return
    const starting = this.english.get(first) ?? { longest: 0, concepts: new Map<string, string>() }
    starting.longest = Math.max(starting.longest, phrase.length)
    starting.concepts.set(phrase.join(' '), concept)
    this.english.set(first, starting)
  }

  private readChinese(run: string, words: Map<string, number>) {
    for (let at = 0; at + 2 <= run.length; at++) {
      const pair = run.slice(at, at + 2)
      for (const { term, concept } of this.chinese.get(pair) ?? [])
        if (run.startsWith(term, at)) words.set(concept, conceptWeight)
      if (!chineseStops.has(pair)) words.set(pair, 1)
    }
  }

  private readEnglish(found: readonly string[], words: Map<string, number>) {
    const read = found.map(stem)
    for (const [at, word] of read.entries()) {
      if (word.length > 2 && !englishStops.has(word)) words.set(word, 1)
      const starting = this.english.get(word)
      if (starting === undefined) continue
      for (let length = 1; length <= starting.longest && at + length <= read.length; length++) {
        const concept = starting.concepts.get(read.slice(at, at + length).join(' '))
        if (concept !== undefined) words.set(concept, conceptWeight)
      }
    }
  }
}

const stems = new Map<string, string>()

/** Stemming costs more than looking up, and texts use the same words again and again. */
function stem(word: string): string {
  let found = stems.get(word)
  if (found === undefined) {
    found = stemmer(word)
    if (stems.size > 50_000) stems.clear()
    stems.set(word, found)
  }
  return found
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase()

/** FNV-1a over UTF-16 units: a word as 32 bits, so that a text is a small sorted array. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) {
    hash ^= word.charCodeAt(at)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}

/** A text's words as sorted hashes, each once. */
export function hashWords(words: Iterable<string>): Uint32Array {
  return Uint32Array.from(new Set(Array.from(words, hashWord))).sort()
}

export type WeighedWord = { word: string; hash: number; weight: number }

/** Words with their weights, by hash. */
export function weighWords(words: ReadonlyMap<string, number>): WeighedWord[] {
  return [...words]
    .map(([word, weight]) => ({ word, hash: hashWord(word), weight }))
    .sort((a, b) => a.hash - b.hash)
}

/** Calls `visit` with every word of `words` that is among `hashes`; both are in the order of the hashes. */
export function eachShared(
  words: readonly WeighedWord[],
  hashes: Uint32Array,
  visit: (word: WeighedWord) => void,
): void {
  let at = 0
  for (const word of words) {
    while (at < hashes.length && (hashes[at] as number) < word.hash) at++
    if (at === hashes.length) return
    if (hashes[at] === word.hash) visit(word)
  }
}

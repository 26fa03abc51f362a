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
  private readonly chinese = new Map<string, { term: string; code: string }[]>()
  private readonly english = new Map<string, string>()
  private longest = 1

  constructor(groups: readonly SynonymGroup[]) {
    for (const group of groups) {
      for (const term of group.zh) this.addChinese(fold(term), group.code)
      for (const term of group.en) this.addEnglish(fold(term), group.code)
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

  private addChinese(term: string, code: string) {
    const start = term.slice(0, 2)
    if (start.length < 2) return
    const terms = this.chinese.get(start) ?? []
    terms.push({ term, code })
    this.chinese.set(start, terms)
  }

  private addEnglish(term: string, code: string) {
    const stems = (term.match(latin) ?? []).map(stemmer)
    if (stems.length === 0 || (stems.length === 1 && englishStops.has(stems[0] ?? ''))) return
    this.longest = Math.max(this.longest, stems.length)
    this.english.set(stems.join(' '), code)
  }

  private readChinese(run: string, words: Map<string, number>) {
    for (let at = 0; at + 2 <= run.length; at++) {
      const pair = run.slice(at, at + 2)
      for (const { term, code } of this.chinese.get(pair) ?? [])
        if (run.startsWith(term, at)) words.set(`#${code}`, conceptWeight)
      if (!chineseStops.has(pair)) words.set(pair, 1)
    }
  }

  private readEnglish(found: readonly string[], words: Map<string, number>) {
    const stems = found.map(stemmer)
    for (let at = 0; at < stems.length; at++) {
      const stem = stems[at] ?? ''
      if (stem.length > 2 && !englishStops.has(stem)) words.set(stem, 1)
      for (let length = 1; length <= this.longest && at + length <= stems.length; length++) {
        const code = this.english.get(stems.slice(at, at + length).join(' '))
        if (code !== undefined) words.set(`#${code}`, conceptWeight)
      }
    }
  }
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

import * as OpenCC from 'opencc-js/t2cn'
import { stemmer } from 'stemmer'

/** The longest text that is read; more is cut. */
export const MAX_TEXT = 400

const toSimplified = OpenCC.Converter({ from: 't', to: 'cn' })
const HAN = /\p{Script=Han}/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff\ue000\ue001]/g

/** The common block by range, the rare ones by property: this is asked of every character. */
export function isHan(char: string | undefined): boolean {
  if (char === undefined) return false
  const code = char.charCodeAt(0)
  if (code >= 0x4e00 && code <= 0x9fff) return true
  return code >= 0x2e80 && HAN.test(char)
}

/** Nothing to fold. */
const PLAIN = /^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/
/** A space beside Chinese. It begins with the space itself, which an engine looks for much faster than what is around it. */
const GAP = / (?:(?<=\p{Script=Han} )(?=[\p{Script=Han}\p{L}\p{N}])|(?<=[\p{L}\p{N}] )(?=\p{Script=Han}))/gu

/** Simplified characters, whatever was written. */
export const simplify = (text: string): string => (HAN.test(text) ? toSimplified(text) : text)

/**
 * The form in which queries, lexicon and documents meet: NFKC, simplified, lower case, without control
 * characters, white space folded and taken out next to Chinese characters. At most `max` characters.
 */
export function normalise(text: string, max = MAX_TEXT): string {
  const cut = text.length <= max ? text : [...text.slice(0, max * 4)].slice(0, max * 2).join('')
  if (PLAIN.test(cut)) return cut.length <= max ? cut : cut.slice(0, max)
  const folded = simplify(cut.normalize('NFKC').replace(CONTROL, ' '))
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/gu, ' ')
    .replace(GAP, '')
    .trim()
  return folded.length <= max ? folded : [...folded].slice(0, max).join('')
}

const stems = new Map<string, string>()

/** The stem of an English word in lower case, one for British and American spelling. */
export function stem(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const made = /^[a-z]+$/.test(word) && word.length > 2 ? stemmer(american(word)) : word
  if (stems.size > 50_000) stems.clear()
  stems.set(word, made)
  return made
}

const spellings: [RegExp, string][] = [
  [/is(e|ed|er|es|ing|ation|ations)$/, 'iz$1'],
  [/yse(d|s)?$/, 'yze$1'],
  [/(met|lit|cent|fib)re(s|d)?$/, '$1er$2'],
  [/our(s|ed|ing|ful)?$/, 'or$1'],
  [/sulph/, 'sulf'],
  [/plough/, 'plow'],
  [/alumini/, 'alumin'],
  [/(def|off)ence/, '$1ense'],
  [/haem/, 'hem'],
  [/ll(ed|ing|er|ers)$/, 'l$1'],
]

function american(word: string): string {
  if (word.length < 5) return word
  let out = word
  for (const [from, to] of spellings) out = out.replace(from, to)
  return out
}

export type Word = { text: string; stem: string; start: number; end: number }

const WORD = /[a-z0-9]+(?:[.'][a-z0-9]+)*/g

/** The words and numbers in Latin script of a normalised text, with where they stand. */
export function words(text: string): Word[] {
  const found: Word[] = []
  for (const match of text.matchAll(WORD)) {
    const written = match[0].replace(/'s?$/, '').replace(/'/g, '')
    found.push({ text: written, stem: stem(written), start: match.index, end: match.index + match[0].length })
  }
  return found
}

/** Runs of Chinese characters of a normalised text. */
export function hanRuns(text: string): { text: string; start: number }[] {
  return [...text.matchAll(/\p{Script=Han}+/gu)].map((match) => ({ text: match[0], start: match.index }))
}

/**
 * What text is compared by: each English stem between spaces, then each run of Chinese as it is.
 * `has(searchable(text), token)` is then a plain substring test for both.
 */
export function searchable(text: string): string {
  const plain = normalise(text, 4_000)
  const latin = words(plain).map((word) => word.stem)
  const han = hanRuns(plain).map((run) => run.text)
  return ` ${latin.join(' ')} |${han.join('|')}|`
}

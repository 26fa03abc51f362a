import { isHan } from '~search/text'
import { syllables } from './lexicon-data'

/**
 * Typing errors in Chinese. Most come from an input method that writes by sound, so terms are found by how
 * they are read, without tones; longer ones also with one character wrong, missing, doubled or swapped.
 */
export type Sounds = {
  learn(terms: string[]): void
  /** the term that `written` was most likely meant as, and how sure that is (0–1); null for none */
  guess(written: string): { term: string; sure: number } | null
  /** the term that is written in pinyin without tones (`paishuibeng`), or null */
  spelled(letters: string): string | null
}

const readings = new Map<string, string[]>()
for (const [syllable, chars] of Object.entries(syllables))
  for (const char of chars) {
    const known = readings.get(char)
    if (known) known.push(syllable)
    else readings.set(char, [syllable])
  }

/** As the south and many input methods hear it: zh = z, ng = n, l = n. */
const blur = (syllable: string) =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/ng$/, 'n')
    .replace(/^l/, 'n')

const reading = (char: string): string | null => readings.get(char)?.[0] ?? null

function key(term: string, blurred: boolean): string | null {
  const parts: string[] = []
  for (const char of term) {
    const heard = isHan(char) ? reading(char) : char
    if (heard === null) return null
    parts.push(blurred ? blur(heard) : heard)
  }
  return parts.join(' ')
}

export function makeSounds(): Sounds {
  const known = new Set<string>()
  const bySound = new Map<string, string[]>()
  const byBlur = new Map<string, string[]>()
  const byShape = new Map<string, string[]>()

  return {
    learn(terms) {
      for (const term of terms) {
        if (known.has(term) || !/^\p{Script=Han}{2,}$/u.test(term)) continue
        known.add(term)
        push(bySound, key(term, false), term)
        if (term.length >= 3) push(byBlur, key(term, true), term)
        if (term.length >= 3) for (const shape of shapes(term)) push(byShape, shape, term)
      }
    },
    spelled(letters) {
      for (const parts of syllablesOf(letters)) {
        const found = bySound.get(parts.join(' '))?.[0]
        if (found !== undefined) return found
      }
      return null
    },
    guess(written) {
      if (known.has(written) || !/^\p{Script=Han}{2,}$/u.test(written)) return null
      const heard = key(written, false)
      const alike = heard === null ? undefined : bySound.get(heard)
      const same = best(alike, written)
      if (same !== null) {
        const off = distance(same, written)
        if (off === 1 || (off === 2 && written.length >= 4))
          return { term: same, sure: written.length >= 3 ? 0.9 : 0.7 }
      }
      if (written.length < 3) return null
      const hazy = key(written, true)
      const near = best(hazy === null ? undefined : byBlur.get(hazy), written)
      if (near !== null && distance(near, written) === 1) return { term: near, sure: 0.8 }
      for (const shape of shapes(written)) {
        const found = best(byShape.get(shape), written)
        if (found !== null && (found.length >= 4 || !/^(?:应急|救援|抢险|消防|移动)/u.test(found)))
          return { term: found, sure: found.length >= 4 ? 0.75 : 0.55 }
      }
      return null
    },
  }
}

/** Every division of letters into syllables, at most eight. */
function* syllablesOf(letters: string, parts: string[] = []): Generator<string[]> {
  if (letters === '') yield parts
  if (parts.length === 8) return
  for (let size = Math.min(6, letters.length); size > 0; size--) {
    const first = letters.slice(0, size)
    if (Object.hasOwn(syllables, first)) yield* syllablesOf(letters.slice(size), [...parts, first])
  }
}

/** What is left of a term with one character unknown, or (four and more) gone, or two neighbours swapped. */
function* shapes(term: string): Generator<string> {
  const chars = [...term]
  for (let at = 0; at < chars.length; at++)
    yield [...chars.slice(0, at), '*', ...chars.slice(at + 1)].join('')
  yield `-${chars.join('')}`
  if (chars.length < 4) return
  for (let at = 0; at < chars.length; at++)
    yield `-${[...chars.slice(0, at), ...chars.slice(at + 1)].join('')}`
  yield `~${[...chars].sort().join('')}`
}

const best = (terms: string[] | undefined, written: string): string | null =>
  terms?.toSorted((a, b) => distance(a, written) - distance(b, written) || a.length - b.length)[0] ?? null

function distance(a: string, b: string): number {
  if (a.length !== b.length) return Math.abs(a.length - b.length)
  let off = 0
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) off++
  return off
}

function push(map: Map<string, string[]>, at: string | null, term: string) {
  if (at === null) return
  const list = map.get(at)
  if (list) list.push(term)
  else map.set(at, [term])
}

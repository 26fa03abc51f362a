import { hanRuns, stem, type Word, words } from '~search/text'
import { correct } from './correct'
import type { Lexicon, Match, Meaning, MeaningKind } from './lexicon'
import { bounded, scanPatterns } from './patterns'

/** Kinds that are looked for apart from each other, so that a long name of one does not hide a word of another. */
const families: MeaningKind[][] = [['track', 'group'], ['scenario'], ['condition'], ['class'], ['cluster']]

export type ScanOptions = { fuzzy: boolean; patterns: boolean }

/** Every term, pattern and likely typing error of the lexicon in a normalised text. */
export function scan(text: string, lexicon: Lexicon, options: ScanOptions): Match[] {
  const latin = words(text)
  const matches: Match[] = []
  for (const family of families) {
    matches.push(...scanZh(text, lexicon, family))
    matches.push(...scanEn(latin, lexicon, family))
  }
  if (options.patterns) matches.push(...scanPatterns(text, latin, lexicon))
  if (!options.fuzzy) return matches
  const pinyin = guessPinyin(latin, lexicon, matches)
  const guesses = [
    ...guessZh(text, lexicon, matches),
    ...pinyin,
    ...guessEn(latin, lexicon, [...matches, ...pinyin]),
  ]
  // 潜水蹦 was meant as 潜水泵: the shorter word in it names no kind of thing of its own.
  const kept = matches.filter(
    (match) => match.pattern || !guesses.some((guess) => guess !== match && beyond(guess, match)),
  )
  return [...kept, ...guesses]
}

const namesKind = (match: Match) => match.meanings.some(({ kind }) => kind === 'track' || kind === 'group')

const beyond = (guess: Match, match: Match) =>
  guess.lang === 'zh' &&
  guess.start <= match.start &&
  guess.end >= match.end &&
  namesKind(guess) &&
  match.meanings.every(({ kind }) => kind === 'track' || kind === 'group')

const of = (family: MeaningKind[], meanings: Meaning[] | undefined) =>
  meanings?.filter((meaning) => family.includes(meaning.kind)) ?? []

/** The division of the text into terms that covers most by the longest terms. */
function scanZh(text: string, lexicon: Lexicon, family: MeaningKind[]): Match[] {
  const best: { score: number; match: Match | null }[] = [{ score: 0, match: null }]
  for (let end = 1; end <= text.length; end++) best.push({ score: -1, match: null })
  const offer = (end: number, score: number, match: Match | null) => {
    if (score > (best[end]?.score ?? 0)) best[end] = { score, match }
  }
  for (let start = 0; start < text.length; start++) {
    const here = best[start]?.score ?? 0
    offer(start + 1, here, null)
    for (const size of lexicon.zhLengths.get(text[start] ?? '') ?? []) {
      const end = start + size
      const term = text.slice(start, end)
      if (term.length < size || !bounded(text, start, end)) continue
      const meanings = of(family, lexicon.zh.get(term))
      if (meanings.length === 0) continue
      const match: Match = { start, end, written: term, term, lang: 'zh', meanings, sure: 1, pattern: false }
      offer(end, here + size * size, match)
    }
  }
  const found: Match[] = []
  for (let at = text.length; at > 0; ) {
    const match = best[at]?.match
    if (match) found.push(match)
    at = match ? match.start : at - 1
  }
  return found.reverse()
}

function scanEn(latin: Word[], lexicon: Lexicon, family: MeaningKind[]): Match[] {
  const found: Match[] = []
  for (let at = 0; at < latin.length; ) {
    const match = longestEn(latin, at, lexicon, family)
    if (match) found.push(match.match)
    at += match ? match.size : 1
  }
  return found
}

function longestEn(latin: Word[], at: number, lexicon: Lexicon, family: MeaningKind[]) {
  for (let size = Math.min(lexicon.enLongest, latin.length - at); size > 0; size--) {
    const run = latin.slice(at, at + size)
    const term = run.map((word) => word.stem).join(' ')
    const joined =
      size === 1
        ? lexicon.enJoined.get(term)
        : size === 2
          ? stem(run.map((word) => word.text).join(''))
          : undefined
    for (const key of [term, joined]) {
      if (key === undefined) continue
      const meanings = of(family, lexicon.en.get(key))
      if (meanings.length === 0) continue
      if (size === 1 && lexicon.stops.has(run[0]?.text ?? '')) continue
      const start = run[0]?.start ?? 0
      const end = run.at(-1)?.end ?? 0
      const written = run.map((word) => word.text).join(' ')
      const match: Match = { start, end, written, term: key, lang: 'en', meanings, sure: 1, pattern: false }
      return { match, size }
    }
  }
  return null
}

const overlaps = (matches: Match[], start: number, end: number) =>
  matches.some((match) => start < match.end && end > match.start && match.end - match.start > 1)

/** Chinese terms meant but mistyped, where nothing else was found. */
function guessZh(text: string, lexicon: Lexicon, matches: Match[]): Match[] {
  const found: Match[] = []
  const exact = matches.filter(
    (match) => match.lang === 'zh' && match.meanings.some((m) => m.kind !== 'cluster'),
  )
  for (const run of hanRuns(text))
    for (let size = Math.min(8, run.text.length); size >= 2; size--)
      for (let at = 0; at + size <= run.text.length; at++) {
        const start = run.start + at
        const end = start + size
        // A term found inside is kept, unless the guess goes well beyond it.
        const inside = exact.filter((match) => start < match.end && end > match.start)
        const covered = inside.reduce(
          (sum, match) => sum + Math.min(end, match.end) - Math.max(start, match.start),
          0,
        )
        if (covered === size || inside.some((m) => m.start < start || m.end > end)) continue
        const mostlyKnown = covered > 0 && (size < 4 || covered > size / 2)
        if (mostlyKnown && size < 3) continue
        if (overlaps(found, start, end) || isFiller(text.slice(start, end), lexicon)) continue
        const written = text.slice(start, end)
        // Words that the lexicon itself uses are no errors.
        if (pairs(written).every((pair) => lexicon.profiles.knows(pair))) continue
        const guess = lexicon.sounds.guess(written)
        // Beyond a known word only what sounds the same is a typing error, not what looks alike.
        if (!guess || (mostlyKnown && guess.sure < 0.9)) continue
        const meanings = lexicon.zh.get(guess.term) ?? []
        if (size < 4 && !meanings.some((meaning) => meaning.kind === 'track' || meaning.kind === 'group'))
          continue
        found.push({
          start,
          end,
          written,
          term: guess.term,
          lang: 'zh',
          meanings,
          sure: guess.sure,
          pattern: false,
        })
      }
  return found
}

const pairs = (text: string) => Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2))

/** Made up of everyday words only: nobody's typing error. */
function isFiller(text: string, lexicon: Lexicon): boolean {
  let at = 0
  while (at < text.length) {
    const size = (lexicon.filler.get(text[at] ?? '') ?? []).find((length) =>
      lexicon.stops.has(text.slice(at, at + length)),
    )
    if (!size) return false
    at += size
  }
  return true
}

/** Chinese terms typed in pinyin: one word or up to four neighbours, two syllables at least. */
function guessPinyin(latin: Word[], lexicon: Lexicon, matches: Match[]): Match[] {
  const found: Match[] = []
  for (let at = 0; at < latin.length; at++)
    for (let size = Math.min(6, latin.length - at); size > 0; size--) {
      const run = latin.slice(at, at + size)
      const letters = run.map(({ text }) => text).join('')
      const start = run[0]?.start ?? 0
      const end = run.at(-1)?.end ?? 0
      if (letters.length < 6 || letters.length > 40 || !/^[a-z]+$/.test(letters)) continue
      if (overlaps(matches, start, end) || overlaps(found, start, end)) continue
      if (run.every(({ text }) => lexicon.known.has(text))) continue
      const term = lexicon.sounds.spelled(letters)
      const meanings = term === null ? undefined : lexicon.zh.get(term)
      if (term === null || !meanings) continue
      found.push({ start, end, written: letters, term, lang: 'zh', meanings, sure: 0.9, pattern: false })
    }
  return found
}

/** English words nobody knows, corrected, and read again together with their neighbours. */
function guessEn(latin: Word[], lexicon: Lexicon, matches: Match[]): Match[] {
  let changed = false
  const mended = latin.map((word) => {
    if (overlaps(matches, word.start, word.end)) return word
    const meant = correct(word.text, lexicon)
    if (meant === null) return word
    changed = true
    return { ...word, stem: meant }
  })
  if (!changed) return []
  const found: Match[] = []
  for (const family of families)
    for (const match of scanEn(mended, lexicon, family)) {
      const touched = mended.some(
        (word, at) => word !== latin[at] && word.start >= match.start && word.end <= match.end,
      )
      if (touched) found.push({ ...match, sure: 0.85 })
    }
  return found
}

import { isHan, type Word } from '~search/text'
import type { Lexicon, Match } from './lexicon'
import { notNeeded } from './negation'

/** A term that begins or ends with a Latin letter or digit must not cut a word. */
export function bounded(text: string, start: number, end: number): boolean {
  const joins = (a: string | undefined, b: string | undefined) =>
    /[a-z0-9]/.test(a ?? '') && /[a-z0-9]/.test(b ?? '')
  return !joins(text[start - 1], text[start]) && !joins(text[end - 1], text[end])
}

const ZH_WINDOW = 14
const EN_WINDOW = 60
const STOP = /[。;;!?!?\n]|\.(?!\d)/u

/** Patterns: a word of every slot, near each other, within one sentence. */
export function scanPatterns(text: string, latin: Word[], lexicon: Lexicon): Match[] {
  const han = /\p{Script=Han}/u.test(text)
  const stems = ` ${latin.map((word) => word.stem).join(' ')} `
  const found: Match[] = []
  for (const { meaning, lang, slots } of lexicon.patterns) {
    if (lang === 'zh' ? !han : latin.length === 0) continue
    const spots: { start: number; end: number }[][] = []
    for (const slot of slots) {
      const places = lang === 'zh' ? placesZh(text, slot) : placesEn(latin, stems, slot)
      // `pump with no grid power` asks for no power for the pump; a mission may well begin with what is missing.
      const at =
        meaning.kind === 'track'
          ? places.filter(({ start }) => !notNeeded.test(text.slice(Math.max(0, start - 24), start)))
          : places
      if (at.length === 0) break
      spots.push(at)
    }
    if (spots.length < slots.length) continue
    const span = tightest(text, spots, lang === 'zh' ? ZH_WINDOW : EN_WINDOW)
    if (!span) continue
    found.push({
      ...span,
      written: text.slice(span.start, span.end),
      term: '',
      lang,
      meanings: [meaning],
      sure: 1,
      pattern: true,
    })
  }
  return found
}

function placesZh(text: string, slot: string[]) {
  const places: { start: number; end: number }[] = []
  for (const word of slot)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      if (isHan(word[0]) || bounded(text, at, at + word.length))
        places.push({ start: at, end: at + word.length })
  return places
}

function placesEn(latin: Word[], stems: string, slot: string[]) {
  const places: { start: number; end: number }[] = []
  for (const phrase of slot) {
    if (!stems.includes(` ${phrase} `)) continue
    const parts = phrase.split(' ')
    for (let at = 0; at + parts.length <= latin.length; at++)
      if (parts.every((part, offset) => latin[at + offset]?.stem === part))
        places.push({ start: latin[at]?.start ?? 0, end: latin[at + parts.length - 1]?.end ?? 0 })
  }
  return places
}

function tightest(text: string, spots: { start: number; end: number }[][], window: number) {
  const [first = [], ...others] = spots
  let best: { start: number; end: number } | null = null
  for (const one of first) {
    let span: { start: number; end: number } | null = one
    for (const other of others) {
      let nearest: { start: number; end: number } | null = null
      for (const two of other) {
        if (!span || (two.start < span.end && two.end > span.start)) continue
        const joined: { start: number; end: number } = {
          start: Math.min(span.start, two.start),
          end: Math.max(span.end, two.end),
        }
        if (!nearest || joined.end - joined.start < nearest.end - nearest.start) nearest = joined
      }
      span = nearest
    }
    if (!span || span.end - span.start > window + 8 || STOP.test(text.slice(span.start, span.end))) continue
    if (!best || span.end - span.start < best.end - best.start) best = span
  }
  return best
}

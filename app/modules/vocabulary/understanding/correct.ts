import { stem } from '~search/text'
import type { Lexicon } from './lexicon'

const cache = new WeakMap<Lexicon, Map<string, string | null>>()

/**
 * The stem of the lexicon that an unknown English word was most likely meant as, or null. One error in words
 * of five letters and more, two in words of eight and more; swapped neighbours count as one.
 */
export function correct(word: string, lexicon: Lexicon): string | null {
  if (word.length < 5 || !/^[a-z]+$/.test(word)) return null
  const own = stem(word)
  if (lexicon.known.has(word) || lexicon.known.has(own)) return null
  const kept = cache.get(lexicon) ?? new Map<string, string | null>()
  cache.set(lexicon, kept)
  const known = kept.get(word)
  if (known !== undefined) return known
  const allowed = word.length >= 8 ? 2 : 1
  let best: { term: string; cost: number } | null = null
  for (let size = word.length - allowed; size <= word.length + allowed; size++)
    for (const target of lexicon.targets.get(size) ?? []) {
      if (target[0] !== word[0] && target[1] !== word[0]) continue
      const off = typos(word, target, allowed)
      if (off > allowed) continue
      const cost = off + (target[0] === word[0] ? 0 : 0.3) + Math.abs(size - word.length) * 0.1
      if (!best || cost < best.cost) best = { term: target, cost }
    }
  const meant = best === null ? null : stem(best.term)
  if (kept.size > 10_000) kept.clear()
  kept.set(word, meant)
  return meant
}

/** Damerau–Levenshtein distance (neighbours swapped count one), or more than `limit` as soon as that is certain. */
export function typos(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    if (Math.min(...row) > limit) return limit + 1
    before = above
    above = row
  }
  return above[b.length] ?? limit + 1
}

import type { Intent, IntentTerm, Proof, Weights } from '~search/plan'
import { hanRuns, isHan, words } from '~search/text'
import { ancestors, descendants } from '../tree'
import { correct } from './correct'
import type { Lexicon, Match } from './lexicon'
import { conditionEntries } from './lexicon-data'

import { matchWeight } from './weigh'

type Parts = {
  text: string
  lexicon: Lexicon
  matches: Match[]
  scores: ReadonlyMap<string, number>
  figures: { start: number; end: number }[]
  regions: string[]
  verification: string[]
  cheap: boolean
  reference: boolean
}

/** What the matches of a query come to, in the terms by which documents are found and ranked. */
export function intentOf(parts: Parts): Intent {
  const { lexicon, matches, scores } = parts
  const most = Math.max(0, ...scores.values())
  const tracks = spread(scores, most, lexicon)
  const conditions = collect(matches, 'condition')
  return {
    tracks,
    trackCertainty: Math.min(1, most),
    scenarios: scenariosOf(matches, lexicon),
    places: Object.keys(collect(matches, 'scenario')),
    conditions,
    proofs: Object.fromEntries(
      Object.keys(conditions).map((code) => [code, proofs(conditionEntries[code]?.rule)]),
    ),
    classes: Object.keys(collect(matches, 'class')),
    regions: parts.regions,
    verification: parts.verification,
    terms: termsOf(parts),
    exact: exactOf(parts),
    cheap: parts.cheap,
    reference: parts.reference,
  }
}

/** Scores from 0 to 1; the neighbours of a track that is asked for are worth seeing in any case. */
function spread(scores: ReadonlyMap<string, number>, most: number, lexicon: Lexicon): Weights {
  const tracks: Weights = {}
  const raise = (code: string, weight: number) => {
    if (weight >= 0.05) tracks[code] = Math.max(tracks[code] ?? 0, weight)
  }
  for (const [code, score] of scores) {
    const own = score / most
    raise(code, own)
    if (own < 0.3) continue
    for (const [near, weight] of lexicon.near.get(code) ?? []) raise(near, own * weight * NEIGHBOUR)
  }
  return tracks
}

const NEIGHBOUR = 0.8

function collect(matches: Match[], kind: 'condition' | 'class' | 'scenario'): Weights {
  const found: Weights = {}
  for (const match of matches)
    for (const meaning of match.meanings)
      if (meaning.kind === kind) {
        const weight = matchWeight(match, meaning) / meaning.specificity
        found[meaning.code] = Math.max(found[meaning.code] ?? 0, weight)
      }
  return found
}

/** A scenario speaks for what is below it, less for what is above, a little for its neighbours. */
function scenariosOf(matches: Match[], lexicon: Lexicon): Weights {
  const { scenarios } = lexicon.vocabulary
  const found: Weights = {}
  const raise = (code: string, weight: number) => {
    found[code] = Math.max(found[code] ?? 0, weight)
  }
  for (const [code, weight] of Object.entries(collect(matches, 'scenario'))) {
    raise(code, weight)
    for (const below of descendants(scenarios, code)) raise(below, weight * 0.8)
    for (const above of ancestors(scenarios, code)) {
      raise(above, weight * 0.6)
      for (const near of scenarios.get(above)?.children ?? []) if (near !== code) raise(near, weight * 0.2)
    }
  }
  return found
}

/** `a>=1|b<=2|c=x,y|d`: any of these proves the condition. */
export function proofs(rule = ''): Proof[] {
  const known = readRules.get(rule)
  if (known) return known
  const made = rule
    .split('|')
    .filter((part) => part !== '')
    .map((part): Proof => {
      const [, attribute = part, op, value = ''] = /^([a-z0-9_]+)(>=|<=|=)(.+)$/.exec(part) ?? []
      if (op === '>=' || op === '<=') return { attribute, op, number: Number(value) }
      if (op === '=') return { attribute, op: 'present', number: null, anyOf: value.split(',') }
      return { attribute, op: 'present', number: null }
    })
  readRules.set(rule, made)
  return made
}

const readRules = new Map<string, Proof[]>()

/** Mentions that lift a document: whole terms with what else they are called, then the bare words. */
function termsOf({ text, lexicon, matches, figures }: Parts): IntentTerm[] {
  const made = new Map<string, IntentTerm>()
  const raise = (key: string, term: IntentTerm) => {
    const known = made.get(key)
    if (!known || known.weight < term.weight) made.set(key, term)
  }
  for (const match of matches) {
    for (const meaning of match.meanings) {
      const forms = meaning.kind === 'cluster' ? lexicon.clusters.get(meaning.code) : undefined
      if (forms) raise(meaning.code, { forms, weight: match.sure, raw: false })
    }
    if (match.pattern || match.meanings.every((meaning) => meaning.kind === 'cluster')) continue
    const form = match.lang === 'en' ? ` ${match.term} ` : match.term
    raise(form, { forms: [form], weight: match.sure * 0.8, raw: false })
  }
  for (const token of rawTokens(text, lexicon, figures, matches))
    raise(`~${token}`, { forms: [token], weight: 0.5, raw: true })
  return [...made.values()]
}

function rawTokens(
  text: string,
  lexicon: Lexicon,
  figures: { start: number; end: number }[],
  matches: Match[],
): string[] {
  const masked = mended(mask(text, figures), matches)
  const found = new Set<string>()
  for (const word of words(masked))
    if (
      !lexicon.stops.has(word.text) &&
      !lexicon.stops.has(word.stem) &&
      (word.text.length > 1 || /\d/.test(word.text))
    )
      found.add(` ${correct(word.text, lexicon) ?? word.stem} `)
  for (const run of hanRuns(withoutFiller(masked, lexicon))) {
    if (run.text.length === 1) continue
    for (let at = 0; at + 1 < run.text.length; at++) found.add(run.text.slice(at, at + 2))
  }
  return [...found]
}

/** The text with the Chinese terms that were meant in the place of those mistyped. */
function mended(text: string, matches: Match[]): string {
  let out = text
  const guesses = matches.filter(({ lang, pattern, sure }) => lang === 'zh' && !pattern && sure < 1)
  for (const { start, end, term } of guesses.sort((a, b) => b.start - a.start))
    out = out.slice(0, start) + term + out.slice(end)
  return out
}

const mask = (text: string, spans: { start: number; end: number }[]) => {
  const chars = text.split('')
  for (const { start, end } of spans) chars.fill(' ', start, end)
  return chars.join('')
}

/** Everyday words stand between the words that matter: taken out, they leave no pair across the gap. */
function withoutFiller(text: string, lexicon: Lexicon): string {
  let out = ''
  for (let at = 0; at < text.length; ) {
    const char = text[at] ?? ''
    const term = isHan(char)
      ? (lexicon.zhLengths.get(char) ?? []).find(
          (size) => size > 1 && lexicon.zh.has(text.slice(at, at + size)),
        )
      : undefined
    const filler = (lexicon.filler.get(char) ?? []).find((size) =>
      lexicon.stops.has(text.slice(at, at + size)),
    )
    if (term && term >= (filler ?? 0)) {
      out += text.slice(at, at + term)
      at += term
    } else if (filler) {
      out += ' '
      at += filler
    } else {
      out += char
      at += 1
    }
  }
  return out
}

/** Model numbers and sizes without a unit, and Latin names in a Chinese query. */
function exactOf({ text, lexicon, figures, matches }: Parts): string[] {
  const spelled = matches.filter(({ lang, sure }) => lang === 'zh' && sure < 1)
  const chinese = /\p{Script=Han}/u.test(text)
  return [
    ...new Set(
      words(mask(text, [...figures, ...spelled]))
        .filter(
          ({ text: word, stem }) =>
            /^\d{2,}(?:\.\d+)?$/.test(word) ||
            /^(?=.*\d)(?=.*[a-z])[a-z0-9.]{2,}$/.test(word) ||
            (chinese && /^[a-z]{2,}$/.test(word) && !lexicon.known.has(word) && !lexicon.known.has(stem)),
        )
        .map(({ stem }) => ` ${stem} `),
    ),
  ]
}

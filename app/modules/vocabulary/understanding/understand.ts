import type { Concept, PlanConstraint, SearchPlan } from '~search/plan'
import { emptyIntent } from '~search/plan'
import { normalise } from '~search/text'
import { scanAmounts } from '../quantity-scan'
import type { Vocabulary } from '../vocabulary'
import { type Clause, clausesOf, weightAt } from './clauses'
import { lexiconOf } from './compile-lexicon'
import { demandsOf } from './demands'
import { intentOf } from './intent'
import type { Lexicon, Match, Meaning } from './lexicon'
import { missionCodes } from './lexicon-data'
import { notNeeded } from './negation'
import { isStopIn } from './profiles'
import { requirements } from './requirements'
import { scan } from './scan'
import { matchWeight } from './weigh'

export type UnderstandOptions = {
  /** ids of understood parts that must not be applied (`chipId`) */
  drop?: readonly string[]
  /** switches for measuring what each part gives */
  fuzzy?: boolean
  patterns?: boolean
  constraints?: boolean
  profile?: number
  roles?: boolean
  missions?: boolean
}

/**
 * What a query asks for: kinds of equipment, scenarios, conditions, measurable demands, and the words left
 * over. Pure. The text is cut to 400 characters; every text gives a plan, an empty one an empty plan.
 */
export function understand(
  query: string,
  vocabulary: Vocabulary,
  options: UnderstandOptions = {},
): SearchPlan {
  const text = normalise(query)
  if (text === '') return { text, concepts: [], constraints: [], rest: [], intent: emptyIntent() }
  const lexicon = lexiconOf(vocabulary)
  const drop = new Set(options.drop ?? [])
  const matches = withoutExcluded(
    text,
    scan(text, lexicon, { fuzzy: options.fuzzy ?? true, patterns: options.patterns ?? true }),
  )
  const clauses = options.roles === false ? [] : clausesOf(text)
  const kept = matches.flatMap((match) => {
    const meanings = match.meanings.filter(
      (meaning) =>
        !drop.has(meaningId(meaning, lexicon)) &&
        (options.missions !== false || meaning.kind !== 'group' || !missionCodes.has(meaning.code)),
    )
    const role = weightAt(clauses, match.start, match.end)
    return meanings.length > 0 ? [{ ...match, meanings, role }] : []
  })
  const scores = withProfile(text, kept, clauses, lexicon, options.profile ?? 1)
  const wanted = requirements(text, vocabulary, scores)
  const amounts = scanAmounts(text, vocabulary, { lowerCase: true })
  const numeric = options.constraints === false ? [] : demandsOf(text, amounts, vocabulary, scores)
  const constraints = [...numeric, ...(options.constraints === false ? [] : wanted.constraints)].filter(
    (constraint) => !drop.has(chipId(constraint)),
  )
  const regions =
    wanted.regions && !wanted.regions.codes.some((code) => drop.has(`region:${code}`)) ? wanted.regions : null
  const verification =
    wanted.verification && !wanted.verification.codes.some((code) => drop.has(`verification:${code}`))
      ? wanted.verification
      : null
  const spans = amounts
    .filter(({ readings }) => readings.length > 0 && readings[0]?.dimension !== 'rating')
    .map(({ figure }) => figure)
  const intent = intentOf({
    text,
    lexicon,
    matches: kept,
    scores,
    figures: spans,
    regions: regions?.codes ?? [],
    verification: verification?.codes ?? [],
    cheap: wanted.cheap,
    reference: wanted.reference,
  })
  return {
    text,
    concepts: conceptsOf(kept, lexicon, scores, regions),
    constraints: [...constraints, ...levelConstraint(verification)],
    rest: restOf(text, kept, spans, lexicon),
    intent,
  }
}

/**
 * Adds what the text says in general, so that a paraphrase finds its track too. Words that a term accounts
 * for have said what they mean, and count little once more.
 */
function withProfile(
  text: string,
  matches: Match[],
  clauses: readonly Clause[],
  lexicon: Lexicon,
  share: number,
): Map<string, number> {
  const scores = trackScores(matches)
  if (share === 0) return scores
  const isStop = isStopIn(lexicon.stops)
  const chars = text.split('')
  for (const { start, end, pattern, sure } of matches)
    if (!pattern && sure === 1 && end - start > 1) chars.fill(' ', start, end)
  const unexplained = chars.join('')
  const profile = new Map<string, number>()
  const add = (part: string, weight: number) => {
    for (const [track, score] of lexicon.profiles.score(part, isStop))
      profile.set(track, (profile.get(track) ?? 0) + weight * score)
  }
  for (const { start, end, weight } of clauses.length > 0
    ? clauses
    : [{ start: 0, end: text.length, weight: 1 }]) {
    add(text.slice(start, end), EXPLAINED * weight)
    add(unexplained.slice(start, end), (1 - EXPLAINED) * weight)
  }
  const most = Math.max(0, ...profile.values())
  if (most === 0) return scores
  const scale = share / Math.max(most, 1.2)
  const sum = new Map(scores)
  for (const [track, score] of profile) {
    const part = (score / most) ** 2 * most * scale
    if (part > 0.05) sum.set(track, (sum.get(track) ?? 0) + part)
  }
  return sum
}

/** What a word that a term accounts for still says for the profile of a track. */
const EXPLAINED = 0.6

const levelConstraint = (verification: { codes: string[]; from: string } | null): PlanConstraint[] =>
  verification
    ? [
        {
          attribute: 'verification_level',
          op: '=',
          number: null,
          text: verification.codes[0] ?? null,
          flag: null,
          from: verification.from,
          anyOf: verification.codes,
          sure: true,
        },
      ]
    : []

/** The stable id of a demand, as `drop` takes it. */
export const chipId = (constraint: Pick<PlanConstraint, 'attribute' | 'op'>): string =>
  constraint.attribute === 'price_cny'
    ? 'price'
    : constraint.attribute === 'lead_time_days'
      ? 'lead_time'
      : `${constraint.attribute}${constraint.op === 'present' ? '' : constraint.op}`

const meaningId = (meaning: Meaning, lexicon: Lexicon): string =>
  meaning.kind === 'group' ? `track:${labelOf(meaning, lexicon)}` : `${meaning.kind}:${meaning.code}`

/** The track by which a general word is shown: their common parent where it means several. */
function labelOf(meaning: Meaning, lexicon: Lexicon): string {
  const sums = new Map<string, number>()
  let best = ''
  let most = 0
  for (const [code, weight] of meaning.tracks) {
    if (weight > most) {
      most = weight
      best = code
    }
    const parent = lexicon.vocabulary.tracks.get(code)?.parent ?? code
    sums.set(parent, (sums.get(parent) ?? 0) + weight)
  }
  const [parent = best, sum = 0] = [...sums].sort((a, b) => b[1] - a[1])[0] ?? []
  return sum > most + 0.75 ? parent : best
}

const EXCLUDING = /(?:不要|不想要|不是|别要|除了|except|other than|rather than|not (?:a|an|the))\s*$/u

/** `不要无人机`: what is ruled out is not asked for. */
const withoutExcluded = (text: string, matches: Match[]) =>
  matches.flatMap((match) => {
    const before = text.slice(Math.max(0, match.start - 24), match.start)
    if (match.pattern) return [match]
    if (EXCLUDING.test(before)) return []
    if (!notNeeded.test(before)) return [match]
    const meanings = match.meanings.filter(({ kind }) => kind !== 'track' && kind !== 'group')
    return meanings.length > 0 ? [{ ...match, meanings }] : []
  })

const SHARE = [1, 0.7, 0.5, 0.35, 0.25]

/** By track: the sum of what each match says for it, later matches counting less. */
export function trackScores(matches: Match[]): Map<string, number> {
  const said = new Map<string, number[]>()
  for (const { track, weight } of saidOf(matches)) {
    const list = said.get(track)
    if (list) list.push(weight)
    else said.set(track, [weight])
  }
  const scores = new Map<string, number>()
  for (const [track, list] of said) {
    list.sort((a, b) => b - a)
    scores.set(
      track,
      list.reduce((sum, weight, at) => sum + weight * (SHARE[at] ?? 0.15), 0),
    )
  }
  return scores
}

function saidOf(matches: Match[]): { track: string; weight: number }[] {
  const bySpan = new Map<string, Map<string, number>>()
  for (const match of matches)
    for (const meaning of match.meanings) {
      if (meaning.tracks.size === 0) continue
      // One span says one thing for a track, however many of its meanings agree; patterns of one meaning too.
      const span = match.pattern ? `~${meaning.kind}${meaning.code}` : `${match.start}-${match.end}`
      const best = bySpan.get(span) ?? new Map<string, number>()
      bySpan.set(span, best)
      const weight = matchWeight(match, meaning)
      for (const [track, share] of meaning.tracks)
        best.set(track, Math.max(best.get(track) ?? 0, weight * share))
    }
  return [...bySpan.values()].flatMap((best) => [...best].map(([track, weight]) => ({ track, weight })))
}

function conceptsOf(
  matches: Match[],
  lexicon: Lexicon,
  scores: ReadonlyMap<string, number>,
  regions: { codes: string[]; from: string } | null,
): Concept[] {
  const most = Math.max(0.01, ...scores.values())
  const made = new Map<string, Concept>()
  for (const match of matches)
    for (const meaning of match.meanings) {
      if (meaning.kind === 'cluster') continue
      const code = meaning.kind === 'group' ? labelOf(meaning, lexicon) : meaning.code
      const kind = meaning.kind === 'group' ? 'track' : meaning.kind
      const weight = matchWeight(match, meaning) * (kind === 'track' ? (scores.get(code) ?? most) / most : 1)
      const known = made.get(`${kind}:${code}`)
      if (known && known.weight >= weight) continue
      made.set(`${kind}:${code}`, {
        kind,
        code,
        from: match.written,
        forms: match.term === '' ? [] : [match.lang === 'en' ? ` ${match.term} ` : match.term],
        weight: Math.min(1, weight),
      })
    }
  for (const code of regions?.codes ?? [])
    made.set(`region:${code}`, { kind: 'region', code, from: regions?.from ?? '', forms: [], weight: 0.4 })
  return [...made.values()].sort((a, b) => b.weight - a.weight)
}

/** What no term, pattern or figure accounts for, without everyday words. */
function restOf(
  text: string,
  matches: Match[],
  figures: { start: number; end: number }[],
  lexicon: Lexicon,
): string[] {
  const taken = Array.from({ length: text.length }, () => false)
  for (const { start, end, pattern } of matches as (Match & { pattern: boolean })[])
    if (!pattern) taken.fill(true, start, end)
  for (const { start, end } of figures) taken.fill(true, start, end)
  const left = [...text].map((char, at) => (taken[at] ? ' ' : char)).join('')
  return left.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1 && !lexicon.stops.has(word))
}

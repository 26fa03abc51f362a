import { ipRatings } from './ip-rating'
import type { IntentTerm, PlanConstraint, Proof, SearchPlan, Weights } from './plan'

/** What ranking reads of a document. Money in minor units of CNY, days; null where it is not stated. */
export type RankDoc = {
  id: number
  /** name, summary and maker in the form of `searchable`: stems between spaces, then Chinese */
  name: string
  summary: string
  maker: string
  tracks: readonly string[]
  /** as the maker ordered them, the first being the main one */
  scenarios: readonly string[]
  conditions: readonly string[]
  classes: readonly string[]
  region: string | null
  verification: string | null
  /** rank of the verification level, 0 for none */
  trust: number
  reference: boolean
  price: number | null
  leadTime: number | null
  spec: Readonly<Record<string, number | string | boolean>>
}

/** How rare words are in the index. */
export type Statistics = { documents: number; frequency(form: string): number }

export type Fit = 'pass' | 'unknown' | 'near' | 'fail'

export type Ranked = { id: number; score: number; fit: Fit }

/** What each part weighs. Tuned on the judged queries; `scripts/relevance.ts` shows what each gives. */
export type RankOptions = {
  track: number
  text: number
  scenario: number
  condition: number
  exact: number
  /** how much less words and scenarios count for things of another kind */
  focus: number
  /** the share of all words that the best document must hold for its text to count whole */
  plainest: number
  rarity: boolean
  constraints: boolean
}

export const rankDefaults: RankOptions = {
  track: 1,
  text: 0.55,
  scenario: 0.3,
  condition: 0.25,
  exact: 0.35,
  focus: 0.6,
  plainest: 0.35,
  rarity: true,
  constraints: true,
}

/** A figure missed by no more than this share is a near miss. */
export const NEAR = 0.2

/**
 * Orders candidates for a plan, best first. Pure: the same input gives the same order, and ties fall to
 * verification, then the smaller id. Rows of public lists come last unless they are asked for.
 */
export function rank(
  plan: SearchPlan,
  docs: readonly RankDoc[],
  statistics: Statistics,
  options: RankOptions = rankDefaults,
): Ranked[] {
  const { intent } = plan
  const terms = weighTerms(intent.terms, statistics, options.rarity)
  const total = terms.reduce((sum, term) => sum + term.weight, 0)
  const mentions = docs.map((doc) =>
    terms.reduce((sum, term) => sum + term.weight * mention(doc, term.forms), 0),
  )
  const most = Math.max(...mentions, total * options.plainest, 1e-9)
  const trackWeight = options.track * (0.25 + 0.75 * Math.min(1, intent.trackCertainty))
  const scenarioWeight = options.scenario * (Object.keys(intent.tracks).length === 0 ? 2 : 1)
  const prices = docs.map((doc) => doc.price ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b)
  const middle = prices[Math.floor(prices.length / 2)] ?? Number.POSITIVE_INFINITY
  const ranked = docs.map((doc, at) => {
    const gate = options.constraints ? judge(plan, doc) : { factor: 1, fit: 'pass' as const }
    const kind = best(intent.tracks, doc.tracks)
    // Where the kind of thing is clear, other things are not lifted far by sharing words or a scenario.
    const open = 1 - options.focus * intent.trackCertainty * (1 - Math.min(1, kind * 2.5))
    const base =
      trackWeight * kind +
      open *
        (options.text * ((mentions[at] ?? 0) / most) +
          scenarioWeight * scenario(intent.scenarios, doc) +
          options.condition * conditions(intent.conditions, intent.proofs, doc)) +
      options.exact * exact(intent.exact, doc)
    const wished =
      intent.classes.length > 0 && !intent.classes.some((code) => doc.classes.includes(code)) ? 0.7 : 1
    const dear = intent.cheap && (doc.price ?? middle) > middle ? 0.85 : 1
    const listed = doc.reference && !intent.reference ? 0.3 : 1
    const score = base * gate.factor * wished * dear * listed + doc.trust * 0.002
    return { id: doc.id, score, fit: gate.fit, trust: doc.trust }
  })
  ranked.sort((a, b) => b.score - a.score || b.trust - a.trust || a.id - b.id)
  return ranked.map(({ id, score, fit }) => ({ id, score, fit }))
}

const best = (weights: Weights, codes: readonly string[]) =>
  codes.reduce((most, code) => Math.max(most, weights[code] ?? 0), 0)

type Weighed = { forms: string[]; weight: number }

function weighTerms(terms: readonly IntentTerm[], statistics: Statistics, rarity: boolean): Weighed[] {
  const { documents } = statistics
  return terms.flatMap(({ forms, weight, raw }) => {
    const count = forms.reduce((sum, form) => Math.max(sum, statistics.frequency(form)), 0)
    // What no document says cannot tell them apart.
    if (count === 0) return []
    const rare = rarity
      ? Math.log(1 + (documents - count + 0.5) / (count + 0.5)) / Math.log(1 + documents)
      : 0.5
    return [{ forms, weight: weight * (raw ? 0.6 : 1) * rare }]
  })
}

function mention(doc: RankDoc, forms: readonly string[]): number {
  let most = 0
  for (const form of forms) {
    if (doc.name.includes(form)) return 1
    if (most < 0.65 && doc.summary.includes(form)) most = 0.65
    else if (most < 0.5 && doc.maker.includes(form)) most = 0.5
  }
  return most
}

/** The main scenario of a document counts more than those it also serves. */
function scenario(weights: Weights, doc: RankDoc): number {
  let most = 0
  for (const [at, code] of doc.scenarios.entries())
    most = Math.max(most, (weights[code] ?? 0) * (at === 0 ? 1 : at === 1 ? 0.85 : 0.75))
  return most
}

/** A condition that is claimed and proven by a specification counts whole, one of the two in part. */
function conditions(weights: Weights, proofs: Record<string, Proof[]>, doc: RankDoc): number {
  let sum = 0
  let total = 0
  for (const [code, weight] of Object.entries(weights)) {
    total += weight
    const claimed = doc.conditions.includes(code)
    const rules = proofs[code] ?? []
    const proven = rules.some((rule) => proves(rule, doc))
    sum += weight * (claimed && (proven || rules.length === 0) ? 1 : claimed ? 0.6 : proven ? 0.45 : 0)
  }
  return total === 0 ? 0 : sum / Math.max(1, total)
}

function proves({ attribute, op, number, anyOf }: Proof, doc: RankDoc): boolean {
  const value = doc.spec[attribute]
  if (value === undefined || value === false) return false
  if (anyOf) return anyOf.includes(String(value))
  if (op === 'present' || number === null) return true
  if (typeof value !== 'number') return false
  return op === '>=' ? value >= number : value <= number
}

const exact = (tokens: readonly string[], doc: RankDoc) =>
  tokens.length === 0
    ? 0
    : tokens.reduce(
        (sum, token) =>
          sum +
          (doc.name.includes(token)
            ? 1
            : doc.summary.includes(token)
              ? 0.5
              : doc.maker.includes(token)
                ? 0.5
                : 0),
        0,
      ) / tokens.length

const FACTORS: Record<Fit, [sure: number, guessed: number]> = {
  pass: [1, 1],
  unknown: [0.55, 0.88],
  near: [0.45, 0.9],
  fail: [0.15, 0.6],
}
/** Met by a figure of another name only: standby is not quite running time. */
const KINDRED = 0.75
const WORSE: Fit[] = ['pass', 'unknown', 'near', 'fail']

/** Holds every demand of the plan against a document. */
export function judge(plan: SearchPlan, doc: RankDoc): { factor: number; fit: Fit } {
  let factor = 1
  let fit: Fit = 'pass'
  for (const constraint of plan.constraints) {
    const found = judgeOne(constraint, doc)
    const sure = constraint.sure !== false
    factor *= FACTORS[found][sure ? 0 : 1]
    if (constraint.or && found === 'pass' && doc.spec[constraint.attribute] === undefined) factor *= KINDRED
    if (sure && WORSE.indexOf(found) > WORSE.indexOf(fit)) fit = found
  }
  const { regions } = plan.intent
  if (regions.length > 0 && !regions.includes(doc.region ?? '')) {
    factor *= FACTORS.fail[0]
    fit = 'fail'
  }
  return { factor, fit }
}

export function judgeOne(constraint: PlanConstraint, doc: RankDoc): Fit {
  const { attribute, op, number } = constraint
  if (attribute === 'price_cny') return compare(doc.price === null ? undefined : doc.price / 100, op, number)
  if (attribute === 'lead_time_days') return compare(doc.leadTime ?? undefined, op, number)
  if (attribute === 'verification_level') {
    const wanted = constraint.anyOf ?? []
    return wanted.includes(doc.verification ?? '') ? 'pass' : doc.verification === null ? 'unknown' : 'fail'
  }
  const value = doc.spec[attribute]
  if (number !== null) {
    // Another kind of thing records the same under another name: the best of what is recorded counts.
    let best: Fit = compare(value, op, number)
    for (const other of constraint.or ?? []) {
      const fit = compare(doc.spec[other.attribute], op, other.number)
      if (best === 'unknown' || (fit !== 'unknown' && WORSE.indexOf(fit) < WORSE.indexOf(best))) best = fit
    }
    return best
  }
  if (value === undefined) return 'unknown'
  if (op === 'present') return value === false ? 'fail' : 'pass'
  if (constraint.flag !== null) return value === constraint.flag ? 'pass' : 'fail'
  if (constraint.text !== null) {
    const wanted = constraint.anyOf ?? [constraint.text]
    return wanted.includes(String(value)) ? 'pass' : 'fail'
  }
  if (attribute === 'ip_rating') {
    const rating = typeof value === 'number' ? `IP${String(value).padStart(2, '0')}` : String(value)
    return ipRatings(op, `IP${number}`).includes(rating) ? 'pass' : 'fail'
  }
  return compare(value, op, number)
}

function compare(
  value: number | string | boolean | undefined,
  op: PlanConstraint['op'],
  wanted: number | null,
): Fit {
  if (value === undefined || wanted === null) return 'unknown'
  if (typeof value !== 'number') return 'unknown'
  // Rounding between units (3,000 m3/h is 833.3 L/s) is no miss.
  const slack = Math.abs(wanted) * 0.005
  if (
    op === '>='
      ? value >= wanted - slack
      : op === '<='
        ? value <= wanted + slack
        : Math.abs(value - wanted) <= slack
  )
    return 'pass'
  return Math.abs(value - wanted) <= Math.abs(wanted) * NEAR ? 'near' : 'fail'
}

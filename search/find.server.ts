import { anyOf, planClauses } from './clauses'
import type { SearchEngine } from './client.server'
import { type Candidate, readFeatures } from './features.server'
import { filterClauses, filterOf } from './filters'
import type { Filters, Index, PlanConstraint, SearchPlan } from './plan'
import { type Fit, type RankOptions, rank, rankDefaults } from './rank'
import { readStatistics } from './statistics.server'

/** How many documents are ranked; those beyond follow in a fixed order. */
export const WINDOW = 400
/** How many further documents the bare text may add, with and without an understood kind. */
const TEXT_EXTRA = 200
const TEXT_ONLY = 1_000
/** How many that hold some of its words, for the case that the kind was not understood rightly. */
const TEXT_BEST = 40
/**
 * Of a set larger than the window: the best by their words that meet every demand, of all, and of the places
 * named; then the best verified, so that later pages are ranked too.
 */
const BEST = { strict: 120, any: 80, placed: 40, trusted: 80 }

export type Found = {
  /** the exact set of documents that the query is answered with, as filters */
  filter: string[]
  total: number
  /** the best of the set, best first; the others follow by verification, newest and id */
  ranked: { id: number; fit: Fit }[]
  /** demands that were let go because all together left none of the kind asked for */
  relaxed: PlanConstraint[]
}

export type FindOptions = {
  rank?: RankOptions
  /** false: one query for the whole text only, for measuring what the others give */
  federated?: boolean
  /** false: candidates in the order in which the engine gave them */
  rerank?: boolean
}

type Hits = { hits: Candidate[]; estimatedTotalHits: number }
type Query = Record<string, unknown>

/**
 * Finds and ranks what a plan asks for within the filters of the URL. The set is exact: documents of the
 * kinds understood that do not fail a demand, and up to 200 others that hold the whole text. A set within the
 * window is ranked whole; of a larger one the candidates come from several queries, one for each thing
 * understood. A hit costs the engine more than a count, so counts come first.
 */
export async function find(
  engine: SearchEngine,
  index: Index,
  plan: SearchPlan,
  filters: Filters,
  options: FindOptions = {},
): Promise<Found> {
  const url = filterOf(filterClauses(index, filters))
  const relaxed: PlanConstraint[] = []
  let asked = plan
  let set = await gather(engine, index, asked, url, options)
  while (set.main === 0 && asked.constraints.some((each) => each.sure !== false)) {
    const costliest = await costliestConstraint(engine, index, asked, url)
    relaxed.push(costliest)
    asked = {
      ...asked,
      constraints: asked.constraints.map((each) => (each === costliest ? { ...each, sure: false } : each)),
    }
    set = await gather(engine, index, asked, url, options)
  }
  const [docs, statistics] = await Promise.all([
    readFeatures(engine, index, set.candidates),
    readStatistics(engine, index),
  ])
  return {
    filter: set.filter,
    total: set.total,
    ranked:
      options.rerank === false
        ? docs.map(({ id }) => ({ id, fit: 'unknown' }))
        : rank(asked, docs, statistics, options.rank ?? rankDefaults).map(({ id, fit }) => ({ id, fit })),
    relaxed,
  }
}

type Gathered = { filter: string[]; total: number; main: number; candidates: Candidate[] }

async function gather(
  engine: SearchEngine,
  index: Index,
  plan: SearchPlan,
  url: string[],
  { federated = true }: FindOptions,
): Promise<Gathered> {
  const indexUid = engine.uid(index)
  const { kinds, main, gates, strict } = planClauses(index, plan)
  const within = [...url, ...gates]
  const words = keyWords(plan)
  const ask = (filter: string[], q: string, limit: number, extra: Query = {}): Query => ({
    indexUid,
    q,
    filter,
    limit,
    attributesToRetrieve: ['id', 'stamp'],
    ...(q === '' ? {} : { matchingStrategy: 'frequency' }),
    ...extra,
  })
  if (kinds === null || !federated) {
    const results = await askAll(engine, [
      ask(within, asWritten(plan.text), TEXT_ONLY, { matchingStrategy: 'all' }),
      ask(within, plan.text, TEXT_ONLY, { matchingStrategy: 'all' }),
      ask(within, plan.text, TEXT_ONLY, { matchingStrategy: 'last' }),
    ])
    return only(within, results.find(({ hits }) => hits.length > 0)?.hits ?? [])
  }
  const set = [...within, kinds]
  const answers = [...within, main ?? kinds]
  const [whole, answering, text, some] = await askAll(engine, [
    ask(set, '', 0),
    ask(answers, '', 0),
    ask([...within, `NOT ${kinds}`], asWritten(plan.text), TEXT_EXTRA, { matchingStrategy: 'all' }),
    ask([...within, `NOT ${kinds}`], words, TEXT_BEST),
  ])
  const inSet = whole?.estimatedTotalHits ?? 0
  const extra = take([text?.hits ?? [], some?.hits ?? []])
  const placed = anyOf('scenarios', plan.intent.places)
  const trusted = { sort: ['verificationRank:desc', 'id:asc'].slice(index === 'needs' ? 1 : 0) }
  const best =
    inSet <= WINDOW
      ? [ask(set, '', WINDOW)]
      : [
          ...(gates.length + strict.length === 0
            ? [ask(answers, words, BEST.strict + BEST.any)]
            : [ask([...url, ...strict, main ?? kinds], words, BEST.strict), ask(answers, words, BEST.any)]),
          ...(placed === null ? [] : [ask([...set, placed], words, BEST.placed)]),
          ask(set, '', BEST.trusted, trusted),
        ]
  const left = answering?.estimatedTotalHits ?? 0
  // Where the demands leave nothing, one of them goes first.
  const over = left === 0 && plan.constraints.some((each) => each.sure !== false)
  const found = inSet === 0 || over ? [] : await askAll(engine, best)
  return {
    filter: [
      ...within,
      extra.length === 0 ? kinds : `(${kinds} OR id IN [${extra.map(({ id }) => id).join(', ')}])`,
    ],
    total: inSet + extra.length,
    main: left,
    candidates: [...take(found.map(({ hits }) => hits)), ...extra],
  }
}

async function askAll(engine: SearchEngine, queries: Query[]): Promise<Hits[]> {
  return (await engine.post<{ results: Hits[] }>('/multi-search', { queries })).results
}

/** A set that is known by its documents alone. */
const only = (within: string[], hits: Candidate[]): Gathered => ({
  filter: [...within, `id IN [${hits.map(({ id }) => id).join(', ')}]`],
  total: hits.length,
  main: hits.length,
  candidates: hits.slice(0, WINDOW),
})

/**
 * Chinese in quotes: the engine otherwise takes a word apart and finds its parts anywhere (无人机 in 无人 and 机).
 */
export const asWritten = (text: string) =>
  text
    .replace(/"/g, ' ')
    .replace(/\p{Script=Han}+/gu, (run) => ` "${run}" `)
    .trim()

/** The lists one after the other without doubles, up to the window. */
function take(lists: Candidate[][]): Candidate[] {
  const chosen = new Map<number, Candidate>()
  for (const hit of lists.flat()) {
    if (chosen.size >= WINDOW) break
    if (!chosen.has(hit.id)) chosen.set(hit.id, hit)
  }
  return [...chosen.values()]
}

/** The words of the query that say most: the engine reads ten. */
function keyWords(plan: SearchPlan): string {
  const terms = plan.intent.terms
    .filter(({ raw }) => !raw)
    .map(({ forms, weight }) => ({ form: (forms[0] ?? '').trim(), weight }))
    .filter(({ form }) => form.length > 1)
    .sort((a, b) => b.weight * b.form.length - a.weight * a.form.length)
  const words = [
    ...new Set([...plan.intent.exact.map((token) => token.trim()), ...terms.map(({ form }) => form)]),
  ]
  return words.length === 0 ? plan.text : words.slice(0, 6).join(' ')
}

/** The demand whose absence brings most documents back. */
async function costliestConstraint(
  engine: SearchEngine,
  index: Index,
  plan: SearchPlan,
  url: string[],
): Promise<PlanConstraint> {
  const sure = plan.constraints.filter((each) => each.sure !== false)
  const results = await askAll(
    engine,
    sure.map((without) => {
      const { gates, main, kinds } = planClauses(index, {
        ...plan,
        constraints: plan.constraints.filter((each) => each !== without),
      })
      const filter = [...url, ...gates, main ?? kinds ?? ''].filter((clause) => clause !== '')
      return { indexUid: engine.uid(index), q: '', filter, limit: 0 }
    }),
  )
  let best = 0
  for (const [at, { estimatedTotalHits }] of results.entries())
    if (estimatedTotalHits > (results[best]?.estimatedTotalHits ?? 0)) best = at
  const costliest = sure[best] ?? sure[0]
  if (!costliest) throw new Error('there is no demand to let go')
  return costliest
}

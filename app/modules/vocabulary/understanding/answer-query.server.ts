import type { Db } from '~db/client.server'
import { type Frame, frame, page } from '~search/answer.server'
import { Shared } from '~search/cache'
import { type SearchEngine, SearchUnavailable } from '~search/client.server'
import type { Rows } from '~search/documents'
import { dropHint } from '~search/drop-hint.server'
import { answerFromPostgres, listFromPostgres } from '~search/fallback.server'
import { readGeneration } from '~search/generation.server'
import { type Highlighter, highlighter } from '~search/highlight'
import { type Counts, type ListAnswer, listDocuments } from '~search/list.server'
import type { Filters, Index, SearchPlan, UnderstoodChip } from '~search/plan'
import type { Fit } from '~search/rank'
import type { Vocabulary } from '../vocabulary'
import { constraintChip, understoodChips } from './chips'
import { understand } from './understand'

export type SearchServices = {
  db: Db
  search: SearchEngine | null
  vocabulary(): Promise<Vocabulary>
}

export type QueryRequest = {
  q: string
  filters: Filters
  /** Meilisearch sort expressions; empty: by relevance */
  sort: string[]
  /** the order where there is no text to be relevant to */
  unasked: string[]
  page: number
  size: number
  drop: readonly string[]
}

export type QueryAnswer<I extends Index> = {
  rows: { row: Rows[I]; fit: Fit }[]
  total: number
  facets: Counts
  understood: UnderstoodChip[]
  relaxed: UnderstoodChip[]
  dropHint: { param: string; value: string; total: number } | null
  engine: 'meilisearch' | 'postgres'
  highlight: Highlighter
}

type Answers = { frames: Shared<Frame>; pages: Shared<unknown> }
const FRAMES = 400
const PAGES = 600
/** Larger pages are not kept: a hundred rows a page would fill the memory. */
const KEPT_SIZE = 20
const answers = new WeakMap<SearchEngine, Answers>()

const answersOf = (engine: SearchEngine): Answers => {
  const known = answers.get(engine)
  if (known) return known
  const made = { frames: new Shared<Frame>(FRAMES), pages: new Shared<unknown>(PAGES) }
  answers.set(engine, made)
  return made
}

/**
 * One page of an index for the text and the filters of a reader: from the index, out of this process's
 * memory where the index has not changed since, or from Postgres where no engine answers.
 */
export async function answerQuery<I extends Index>(
  services: SearchServices,
  index: I,
  request: QueryRequest,
): Promise<QueryAnswer<I>> {
  const vocabulary = await services.vocabulary()
  const { search } = services
  if (search)
    try {
      const generation = await readGeneration(services.db, index)
      const key = JSON.stringify([index, generation, vocabulary.version, request])
      const make = () => fromIndex(search, index, request, vocabulary, generation)
      if (request.size > KEPT_SIZE) return await make()
      return (await answersOf(search).pages.get(key, make)) as QueryAnswer<I>
    } catch (error) {
      if (!(error instanceof SearchUnavailable)) throw error
    }
  return fromPostgres(services.db, index, request, vocabulary)
}

const planOf = ({ q, drop }: QueryRequest, vocabulary: Vocabulary): SearchPlan | null => {
  const plan = understand(q, vocabulary, { drop })
  return plan.text === '' ? null : plan
}

const offsetOf = ({ page: number, size }: QueryRequest) => (number - 1) * size

async function fromIndex<I extends Index>(
  search: SearchEngine,
  index: I,
  request: QueryRequest,
  vocabulary: Vocabulary,
  generation: string,
): Promise<QueryAnswer<I>> {
  const plan = planOf(request, vocabulary)
  if (plan === null) {
    const list = await listDocuments(search, index, listRequest(request))
    return {
      ...unread(list),
      dropHint: list.total > 0 ? null : await dropHint(search, index, request.filters, null),
      engine: 'meilisearch',
    }
  }
  const { filters, sort, size } = request
  const key = JSON.stringify([index, generation, vocabulary.version, plan.text, request.drop, filters])
  const found = await answersOf(search).frames.get(key, () => frame(search, index, { plan, filters }))
  const rows = await page(search, index, found, { sort, offset: offsetOf(request), limit: size })
  return {
    rows,
    total: found.total,
    facets: found.facets,
    ...chipsOf(plan, found.relaxed),
    dropHint: found.total > 0 ? null : await dropHint(search, index, filters, plan),
    engine: 'meilisearch',
    highlight: highlighter(plan),
  }
}

async function fromPostgres<I extends Index>(
  db: Db,
  index: I,
  request: QueryRequest,
  vocabulary: Vocabulary,
): Promise<QueryAnswer<I>> {
  const plan = planOf(request, vocabulary)
  if (plan === null)
    return { ...unread(await listFromPostgres(db, index, listRequest(request))), engine: 'postgres' }
  const { filters, sort, size } = request
  const found = await answerFromPostgres(db, index, {
    plan,
    filters,
    sort,
    offset: offsetOf(request),
    limit: size,
  })
  return {
    rows: found.rows,
    total: found.total,
    facets: found.facets,
    ...chipsOf(plan, found.relaxed),
    dropHint: null,
    engine: 'postgres',
    highlight: highlighter(plan),
  }
}

const listRequest = (request: QueryRequest) => ({
  filters: request.filters,
  sort: request.sort.length > 0 ? request.sort : request.unasked,
  offset: offsetOf(request),
  limit: request.size,
})

const unread = <I extends Index>(list: ListAnswer<I>) => ({
  rows: list.rows.map((row) => ({ row, fit: 'pass' as const })),
  total: list.total,
  facets: list.facets,
  understood: [],
  relaxed: [],
  dropHint: null,
  highlight: (text: string) => text,
})

/** A demand that was let go is shown as such, and no longer as one that narrows. */
function chipsOf(plan: SearchPlan, relaxed: Frame['relaxed']) {
  const gone = relaxed.map(constraintChip)
  return {
    understood: understoodChips(plan).filter((chip) => !gone.some(({ id }) => id === chip.id)),
    relaxed: gone,
  }
}

import type { Lang, Vocabulary } from '~/modules/vocabulary'
import { appendFilters, ParamReader, type Parsed, readFilters } from '~/modules/vocabulary'
import type { Filters } from '~search/plan'

export const needSorts = ['relevance', 'newest', 'urgency', 'deadline', 'budget', '-budget'] as const
export type NeedSort = (typeof needSorts)[number]

/**
 * What the URL of /needs, and the read API, ask for. The filters are those of offerings: `priceMin` and
 * `priceMax` hold against the budget, `leadTimeMax` against the days within which it is needed, and
 * `spec` finds needs whose constraint on the attribute a thing of that value would meet.
 */
export type NeedQuery = {
  q: string
  filters: Filters
  sort: NeedSort
  /** from 1 */
  page: number
  /** 1–100 */
  size: number
  lang: Lang
  /** chip ids the reader took away */
  drop: string[]
}

const DEFAULT_PAGE_SIZE = 20
const MAX_DROPPED = 30

/** As `parseOfferingQuery`, for needs. */
export function parseNeedQuery(
  params: URLSearchParams,
  vocabulary: Vocabulary,
  lang: Lang,
): Parsed<NeedQuery> {
  const reader = new ParamReader(params, vocabulary)
  const query: NeedQuery = {
    q: reader.text('q'),
    filters: readFilters(reader, params.keys()),
    sort: reader.oneOf('sort', needSorts, 'relevance'),
    page: reader.whole('page', { min: 1, max: 100_000, otherwise: 1 }),
    size: reader.whole('size', { min: 1, max: 100, otherwise: DEFAULT_PAGE_SIZE }),
    lang,
    drop: [...new Set(reader.values('drop', MAX_DROPPED))],
  }
  return reader.problems.length > 0 ? { problems: reader.problems } : { query }
}

/** The inverse, as `offeringQueryToParams`. */
export function needQueryToParams(
  query: Pick<NeedQuery, 'q' | 'filters'> & Partial<NeedQuery>,
): URLSearchParams {
  const params = new URLSearchParams()
  if (query.q !== '') params.append('q', query.q)
  appendFilters(params, query.filters)
  for (const chip of query.drop ?? []) params.append('drop', chip)
  if (query.sort && query.sort !== 'relevance') params.append('sort', query.sort)
  if (query.size && query.size !== DEFAULT_PAGE_SIZE) params.append('size', String(query.size))
  if (query.page && query.page !== 1) params.append('page', String(query.page))
  return params
}

import type { SearchEngine } from './client.server'
import { type Rows, rowOf } from './documents'
import { type FacetName, facetAttributes, facetsOf, filterClauses, filterOf } from './filters'
import { type FindOptions, type Found, find } from './find.server'
import { type Counts, countsOf } from './list.server'
import type { Filters, Index, SearchPlan } from './plan'
import type { Fit } from './rank'

export type AnswerRequest = {
  plan: SearchPlan
  filters: Filters
  /** Meilisearch sort expressions; empty: by relevance */
  sort: string[]
  offset: number
  limit: number
}

/** Everything of a query but its page: kept by the caller for the pages that follow. */
export type Frame = Found & { facets: Counts }

type Raw = {
  hits: { id: number; row: string }[]
  facetDistribution?: Record<string, Record<string, number>>
}

const byTrust: Record<Index, string[]> = {
  offerings: ['verificationRank:desc', 'publishedAt:desc', 'id:asc'],
  needs: ['urgencyRank:desc', 'publishedAt:desc', 'id:asc'],
}

/** The set, the ranking and the counts of a plan: two or three requests, whatever the page. */
export async function frame(
  engine: SearchEngine,
  index: Index,
  { plan, filters }: Pick<AnswerRequest, 'plan' | 'filters'>,
  options?: FindOptions,
): Promise<Frame> {
  const found = await find(engine, index, plan, filters, options)
  const clauses = filterClauses(index, filters)
  const url = filterOf(clauses)
  const beyondUrl = found.filter.filter((clause) => !url.includes(clause))
  const filtered = [...new Set(clauses.flatMap(({ facet }) => (facet ? [facet] : [])))]
  const open = facetsOf[index].filter((facet) => !filtered.includes(facet))
  const base = { indexUid: engine.uid(index), q: '', limit: 0 }
  const { results } = await engine.post<{ results: Raw[] }>('/multi-search', {
    queries: [
      {
        ...base,
        filter: found.filter,
        facets: open.map((facet) => facetAttributes[facet]),
      },
      ...filtered.map((facet: FacetName) => ({
        ...base,
        filter: [...filterOf(clauses, facet), ...beyondUrl],
        facets: [facetAttributes[facet]],
      })),
    ],
  })
  const [main, ...others] = results
  const distribution = Object.assign(
    {},
    main?.facetDistribution,
    ...others.map((each) => each.facetDistribution),
  )
  return { ...found, facets: countsOf(distribution as Record<string, Record<string, number>>) }
}

/** The rows of one page of a frame, in one request, each with how it fits the demands. */
export async function page<I extends Index>(
  engine: SearchEngine,
  index: I,
  found: Frame,
  { sort, offset, limit }: Pick<AnswerRequest, 'sort' | 'offset' | 'limit'>,
): Promise<{ row: Rows[I]; fit: Fit }[]> {
  const indexUid = engine.uid(index)
  const fits = new Map(found.ranked.map(({ id, fit }) => [id, fit]))
  const fields = { attributesToRetrieve: ['id', 'row'] }
  const queries: Record<string, unknown>[] = []
  const window = sort.length > 0 ? [] : found.ranked.slice(offset, offset + limit).map(({ id }) => id)
  if (window.length > 0)
    queries.push({ indexUid, q: '', filter: `id IN [${window.join(', ')}]`, limit: window.length, ...fields })
  if (sort.length > 0) queries.push({ indexUid, q: '', filter: found.filter, sort, offset, limit, ...fields })
  else if (
    window.length < limit &&
    offset + limit > found.ranked.length &&
    found.total > found.ranked.length
  ) {
    const ranked = found.ranked.map(({ id }) => id).join(', ')
    queries.push({
      indexUid,
      q: '',
      filter: [...found.filter, `id NOT IN [${ranked}]`],
      sort: byTrust[index],
      offset: Math.max(0, offset - found.ranked.length),
      limit: limit - window.length,
      ...fields,
    })
  }
  if (queries.length === 0) return []
  const { results } = await engine.post<{ results: Raw[] }>('/multi-search', { queries })
  const hits = results.flatMap((result) => result.hits)
  const place = new Map(window.map((id, at) => [id, at]))
  const ordered =
    window.length === 0
      ? hits
      : hits.toSorted((a, b) => (place.get(a.id) ?? limit) - (place.get(b.id) ?? limit))
  return ordered.map((hit) => ({ row: rowOf<I>(hit), fit: fits.get(hit.id) ?? 'unknown' }))
}

import type { SearchEngine } from './client.server'
import type { Documents } from './documents'
import { type FacetName, facetAttributes, facetsOf, filterClauses, filterOf } from './filters'
import { MARK_END, MARK_START } from './highlight'
import type { Filters, Index } from './plan'

export type Counts = Record<FacetName, { code: string; count: number }[]>

export type ListRequest = {
  text: string
  filters: Filters
  /** Meilisearch sort expressions; empty: by relevance */
  sort: string[]
  offset: number
  limit: number
  highlight: string[]
}

export type ListAnswer<I extends Index> = {
  documents: (Documents[I] & { _formatted?: Partial<Documents[I]> })[]
  total: number
  facets: Counts
  ranges: Record<string, [number, number]>
}

type RawAnswer<I extends Index> = {
  hits: ListAnswer<I>['documents']
  totalHits?: number
  estimatedTotalHits?: number
  facetDistribution?: Record<string, Record<string, number>>
  facetStats?: Record<string, { min: number; max: number }>
}

const ranged: Record<Index, string[]> = {
  offerings: ['price', 'leadTime'],
  needs: ['budget', 'neededWithin'],
}

/**
 * One page of an index with its facet counts, in one request: a facet that is filtered on is counted by a
 * query without its own filter, so that its other values show what they would add.
 */
export async function listDocuments<I extends Index>(
  engine: SearchEngine,
  index: I,
  request: ListRequest,
): Promise<ListAnswer<I>> {
  const clauses = filterClauses(index, request.filters)
  const filtered = [...new Set(clauses.flatMap(({ facet }) => (facet ? [facet] : [])))]
  const open = facetsOf[index].filter((facet) => !filtered.includes(facet))
  const base = { indexUid: engine.uid(index), q: request.text, matchingStrategy: 'frequency' }
  const queries = [
    {
      ...base,
      filter: filterOf(clauses),
      sort: request.sort,
      offset: request.offset,
      limit: request.limit,
      facets: [...open.map((facet) => facetAttributes[facet]), ...ranged[index]],
      attributesToRetrieve: ['id', 'row'],
      ...(request.text === ''
        ? {}
        : {
            attributesToHighlight: request.highlight,
            highlightPreTag: MARK_START,
            highlightPostTag: MARK_END,
          }),
    },
    ...filtered.map((facet) => ({
      ...base,
      filter: filterOf(clauses, facet),
      limit: 0,
      facets: [facetAttributes[facet]],
    })),
  ]
  const { results } = await engine.post<{ results: RawAnswer<I>[] }>('/multi-search', { queries })
  const [page, ...others] = results
  const distribution = Object.assign(
    {},
    page?.facetDistribution,
    ...others.map((other) => other.facetDistribution),
  ) as Record<string, Record<string, number>>
  return {
    documents: page?.hits ?? [],
    total: page?.totalHits ?? page?.estimatedTotalHits ?? 0,
    facets: countsOf(distribution),
    ranges: Object.fromEntries(
      Object.entries(page?.facetStats ?? {}).map(([name, { min, max }]) => [name, [min, max]]),
    ),
  }
}

export function countsOf(distribution: Record<string, Record<string, number>>): Counts {
  const counts = {} as Counts
  for (const [name, attribute] of Object.entries(facetAttributes) as [FacetName, string][])
    counts[name] = Object.entries(distribution[attribute] ?? {})
      .map(([code, count]) => ({ code, count }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
  return counts
}

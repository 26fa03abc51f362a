import type { SearchEngine } from './client.server'
import { type Rows, rowOf } from './documents'
import { type FacetName, facetAttributes, facetsOf, filterClauses, filterOf } from './filters'
import type { Filters, Index } from './plan'

export type Counts = Record<FacetName, { code: string; count: number }[]>

export type ListRequest = {
  filters: Filters
  /** Meilisearch sort expressions */
  sort: string[]
  offset: number
  limit: number
  /** false: nobody reads the counts of the facets */
  counted?: boolean
}

export type ListAnswer<I extends Index> = {
  rows: Rows[I][]
  total: number
  facets: Counts
}

type RawAnswer = {
  hits: { row: string }[]
  estimatedTotalHits?: number
  facetDistribution?: Record<string, Record<string, number>>
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
  const counted: readonly FacetName[] = request.counted === false ? [] : facetsOf[index]
  const open = counted.filter((facet) => !filtered.includes(facet))
  const base = { indexUid: engine.uid(index), q: '' }
  const queries = [
    {
      ...base,
      filter: filterOf(clauses),
      sort: request.sort,
      offset: request.offset,
      limit: request.limit,
      facets: open.map((facet) => facetAttributes[facet]),
      attributesToRetrieve: ['row'],
    },
    ...filtered
      .filter((facet) => counted.includes(facet))
      .map((facet) => ({
        ...base,
        filter: filterOf(clauses, facet),
        limit: 0,
        facets: [facetAttributes[facet]],
      })),
  ]
  const { results } = await engine.post<{ results: RawAnswer[] }>('/multi-search', { queries })
  const [page, ...others] = results
  const distribution = Object.assign(
    {},
    page?.facetDistribution,
    ...others.map((other) => other.facetDistribution),
  ) as Record<string, Record<string, number>>
  return {
    rows: (page?.hits ?? []).map((hit) => rowOf<I>(hit)),
    total: page?.estimatedTotalHits ?? 0,
    facets: countsOf(distribution),
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

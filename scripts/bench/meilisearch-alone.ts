import type { OfferingQuery } from '~/modules/offerings'
import { facetAttributes, facetsOf, filterClauses, filterOf } from '~search/filters'

const sorts: Partial<Record<OfferingQuery['sort'], string[]>> = {
  price: ['price:asc'],
  '-price': ['price:desc'],
  lead_time: ['leadTime:asc'],
  verification: ['verificationRank:desc'],
  newest: ['publishedAt:desc'],
}

/**
 * What one would send to Meilisearch for the query with nothing around it: the words as typed, the filters,
 * all facets, one page of whole documents. One request, nothing understood, nothing ranked again.
 */
export const plainSearch = (query: OfferingQuery) => ({
  q: query.q,
  filter: filterOf(filterClauses('offerings', query.filters)),
  sort: sorts[query.sort] ?? [],
  offset: (query.page - 1) * query.size,
  limit: query.size,
  facets: facetsOf.offerings.map((facet) => facetAttributes[facet]),
  attributesToRetrieve: ['id', 'row'],
})

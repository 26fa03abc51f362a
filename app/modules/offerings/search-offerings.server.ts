import type { Db } from '~db/client.server'
import type { SearchEngine } from '~search/client.server'
import { listFromEither } from '~search/either.server'
import { toOffering } from './offering'
import type { OfferingQuery, OfferingResults } from './offering-results'

const sorts: Record<string, string[]> = {
  relevance: ['publishedAt:desc', 'id:asc'],
  price: ['price:asc', 'id:asc'],
  '-price': ['price:desc', 'id:asc'],
  lead_time: ['leadTime:asc', 'id:asc'],
  verification: ['verificationRank:desc', 'publishedAt:desc', 'id:asc'],
  newest: ['publishedAt:desc', 'id:asc'],
}

const sortOf = (query: OfferingQuery): string[] => {
  if (query.sort === 'relevance' && query.q !== '') return []
  const [, descending, code] = /^(-?)spec:(.+)$/.exec(query.sort) ?? []
  if (code) return [`spec.${code}:${descending ? 'desc' : 'asc'}`, 'id:asc']
  return sorts[query.sort] ?? []
}

/** One page of published offerings for a query, with facet counts. */
export async function searchOfferings(
  services: { db: Db; search: SearchEngine | null },
  query: OfferingQuery,
): Promise<OfferingResults> {
  const answer = await listFromEither(services, 'offerings', {
    text: query.q,
    filters: query.filters,
    sort: sortOf(query),
    offset: (query.page - 1) * query.size,
    limit: query.size,
    highlight: ['nameZh', 'nameEn', 'summaryZh', 'summaryEn'],
  })
  return {
    items: answer.documents.map(({ row, _formatted: marked }) => ({
      offering: toOffering(row),
      highlight: {
        nameZh: marked?.nameZh ?? row.name_zh,
        nameEn: marked?.nameEn ?? row.name_en,
        summaryZh: marked?.summaryZh ?? row.summary_zh,
        summaryEn: marked?.summaryEn ?? row.summary_en,
      },
    })),
    total: answer.total,
    page: query.page,
    size: query.size,
    facets: answer.facets,
    ranges: { priceMinor: answer.ranges.price ?? null, leadTimeDays: answer.ranges.leadTime ?? null },
    understood: [],
    relaxed: [],
    dropHint: null,
    engine: answer.engine,
  }
}

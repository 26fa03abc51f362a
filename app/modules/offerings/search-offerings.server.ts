import { answerQuery, type SearchServices } from '~/modules/vocabulary/index.server'
import { toOffering } from './offering'
import type { OfferingQuery, OfferingResults } from './offering-results'

const newest = ['publishedAt:desc', 'id:asc']
const sorts: Record<string, string[]> = {
  relevance: [],
  price: ['price:asc', 'id:asc'],
  '-price': ['price:desc', 'id:asc'],
  lead_time: ['leadTime:asc', 'id:asc'],
  verification: ['verificationRank:desc', 'publishedAt:desc', 'id:asc'],
  newest,
}

const sortOf = ({ sort }: OfferingQuery): string[] => {
  const [, descending, code] = /^(-?)spec:(.+)$/.exec(sort) ?? []
  if (code) return [`spec.${code}:${descending ? 'desc' : 'asc'}`, 'id:asc']
  return sorts[sort] ?? []
}

/** One page of published offerings for a query, as it is understood, with facet counts. */
export async function searchOfferings(
  services: SearchServices,
  query: OfferingQuery,
): Promise<OfferingResults> {
  const answer = await answerQuery(services, 'offerings', {
    q: query.q,
    filters: query.filters,
    sort: sortOf(query),
    unasked: newest,
    page: query.page,
    size: query.size,
    drop: query.drop,
  })
  const { highlight } = answer
  return {
    items: answer.rows.map(({ row, fit }) => ({
      offering: toOffering(row),
      fit,
      highlight: {
        nameZh: highlight(row.name_zh),
        nameEn: highlight(row.name_en),
        summaryZh: highlight(row.summary_zh),
        summaryEn: highlight(row.summary_en),
      },
    })),
    total: answer.total,
    page: query.page,
    size: query.size,
    facets: answer.facets,
    understood: answer.understood,
    relaxed: answer.relaxed,
    dropHint: answer.dropHint,
    engine: answer.engine,
  }
}

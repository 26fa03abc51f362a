import type { Db } from '~db/client.server'
import type { SearchEngine } from '~search/client.server'
import { listFromEither } from '~search/either.server'
import { toNeed } from './need'
import type { NeedResults } from './need-results'
import type { NeedQuery, NeedSort } from './parse-need-query'

const sorts: Record<NeedSort, string[]> = {
  relevance: ['urgencyRank:desc', 'publishedAt:desc', 'id:asc'],
  newest: ['publishedAt:desc', 'id:asc'],
  urgency: ['urgencyRank:desc', 'publishedAt:desc', 'id:asc'],
  deadline: ['neededWithin:asc', 'id:asc'],
  budget: ['budget:asc', 'id:asc'],
  '-budget': ['budget:desc', 'id:asc'],
}

/** One page of needs that the public may see, for a query, with facet counts. */
export async function searchNeeds(
  services: { db: Db; search: SearchEngine | null },
  query: NeedQuery,
): Promise<NeedResults> {
  const answer = await listFromEither(services, 'needs', {
    text: query.q,
    filters: query.filters,
    sort: query.sort === 'relevance' && query.q !== '' ? [] : sorts[query.sort],
    offset: (query.page - 1) * query.size,
    limit: query.size,
    highlight: ['titleZh', 'titleEn', 'textZh', 'textEn'],
  })
  return {
    items: answer.documents.map(({ row, _formatted: marked }) => ({
      need: toNeed(row),
      highlight: {
        titleZh: marked?.titleZh ?? row.title_zh,
        titleEn: marked?.titleEn ?? row.title_en,
        textZh: marked?.textZh ?? row.text_zh,
        textEn: marked?.textEn ?? row.text_en,
      },
    })),
    total: answer.total,
    page: query.page,
    size: query.size,
    facets: answer.facets,
    ranges: {
      budgetMinor: answer.ranges.budget ?? null,
      neededWithinDays: answer.ranges.neededWithin ?? null,
    },
    understood: [],
    relaxed: [],
    dropHint: null,
    engine: answer.engine,
  }
}

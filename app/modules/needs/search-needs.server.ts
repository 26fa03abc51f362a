import { answerQuery, type SearchServices } from '~/modules/vocabulary/index.server'
import { toNeed } from './need'
import { readPublicNeedIds } from './need.repo.server'
import type { NeedResults } from './need-results'
import type { NeedQuery, NeedSort } from './parse-need-query'

const urgent = ['urgencyRank:desc', 'publishedAt:desc', 'id:asc']
const sorts: Record<NeedSort, string[]> = {
  relevance: [],
  newest: ['publishedAt:desc', 'id:asc'],
  urgency: urgent,
  deadline: ['neededWithin:asc', 'id:asc'],
  budget: ['budget:asc', 'id:asc'],
  '-budget': ['budget:desc', 'id:asc'],
}

/**
 * One page of needs that the public may see, for a query as it is understood, with facet counts. One that was
 * taken from view while the index still lists it is left out.
 */
export async function searchNeeds(services: SearchServices, query: NeedQuery): Promise<NeedResults> {
  const answer = await answerQuery(services, 'needs', {
    q: query.q,
    filters: query.filters,
    sort: sorts[query.sort],
    unasked: urgent,
    page: query.page,
    size: query.size,
    drop: query.drop,
  })
  const { highlight } = answer
  const shown = await readPublicNeedIds(
    services.db,
    answer.rows.map(({ row }) => row.id),
  )
  const rows = answer.rows.filter(({ row }) => shown.has(row.id))
  return {
    items: rows.map(({ row }) => ({
      need: toNeed(row),
      highlight: {
        titleZh: highlight(row.title_zh),
        titleEn: highlight(row.title_en),
        textZh: highlight(row.text_zh),
        textEn: highlight(row.text_en),
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

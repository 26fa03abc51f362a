import { searchNeeds } from '~/modules/needs/index.server'
import { searchOfferings } from '~/modules/offerings/index.server'
import { emptyFilters, type Lang, type ResultCounts } from '~/modules/vocabulary'

/** How many offerings and needs stand behind every term of the vocabulary, and in all. */
export async function readResultCounts(
  services: Parameters<typeof searchOfferings>[0] & Parameters<typeof searchNeeds>[0],
  lang: Lang,
): Promise<ResultCounts & { totals: { offerings: number; needs: number } }> {
  const all = { q: '', filters: emptyFilters(), sort: 'newest', page: 1, size: 1, lang, drop: [] } as const
  const [offerings, needs] = await Promise.all([
    searchOfferings(services, { ...all, drop: [] }),
    searchNeeds(services, { ...all, drop: [] }),
  ])
  return {
    offerings: offerings.facets,
    needs: needs.facets,
    totals: { offerings: offerings.total, needs: needs.total },
  }
}

import type { ResultCounts } from '~/modules/vocabulary'
import type { Db } from '~db/client.server'
import type { SearchEngine } from '~search/client.server'
import { countByTerm } from '~search/counts.server'

/** How many visible offerings and needs stand behind every term of the vocabulary, and in all. */
export async function readResultCounts(services: {
  db: Db
  search: SearchEngine | null
}): Promise<ResultCounts & { totals: { offerings: number; needs: number } }> {
  const [offerings, needs] = await Promise.all([
    countByTerm(services, 'offerings'),
    countByTerm(services, 'needs'),
  ])
  return {
    offerings: offerings.facets,
    needs: needs.facets,
    totals: { offerings: offerings.total, needs: needs.total },
  }
}

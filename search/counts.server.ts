import type { Db } from '~db/client.server'
import type { SearchEngine } from './client.server'
import { listFromEither } from './either.server'
import type { Counts } from './list.server'
import type { Filters, Index } from './plan'

export const noFilters: Filters = {
  scenario: [],
  track: [],
  condition: [],
  class: [],
  region: [],
  verification: [],
  catalogue: [],
  standard: [],
  event: [],
  priceMin: null,
  priceMax: null,
  leadTimeMax: null,
  spec: [],
}

/** How many visible rows of an index stand under each term of each facet, and in all. */
export async function countByTerm(
  services: { db: Db; search: SearchEngine | null },
  index: Index,
): Promise<{ total: number; facets: Counts }> {
  const { total, facets } = await listFromEither(services, index, {
    filters: noFilters,
    sort: [],
    offset: 0,
    limit: 0,
  })
  return { total, facets }
}

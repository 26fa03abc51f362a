import { planClauses } from './clauses'
import type { SearchEngine } from './client.server'
import { filterClauses, filterOf, specParam } from './filters'
import type { Filters, Index, SearchPlan } from './plan'

/**
 * Where the filters of the URL leave nothing: the one of them whose absence brings most documents back, with
 * how many; null where no single one does. Nothing is dropped here, the reader decides.
 */
export async function dropHint(
  engine: SearchEngine,
  index: Index,
  filters: Filters,
  plan: SearchPlan | null,
): Promise<{ param: string; value: string; total: number } | null> {
  const ways = without(filters)
  if (ways.length === 0) return null
  const { kinds, gates } = plan ? planClauses(index, plan) : { kinds: null, gates: [] }
  const { results } = await engine.post<{ results: { estimatedTotalHits: number }[] }>('/multi-search', {
    queries: ways.map((way) => ({
      indexUid: engine.uid(index),
      q: kinds === null ? (plan?.text ?? '') : '',
      filter: [...filterOf(filterClauses(index, way.filters)), ...gates, ...(kinds === null ? [] : [kinds])],
      limit: 0,
    })),
  })
  let best: { param: string; value: string; total: number } | null = null
  for (const [at, { param, value }] of ways.entries()) {
    const total = results[at]?.estimatedTotalHits ?? 0
    if (total > (best?.total ?? 0)) best = { param, value, total }
  }
  return best
}

/** The filters with each one of them taken away. A facet with several codes does not narrow by any one alone. */
export function without(filters: Filters): { param: string; value: string; filters: Filters }[] {
  const ways: { param: string; value: string; filters: Filters }[] = []
  for (const [param, codes] of Object.entries(filters))
    if (param !== 'spec' && Array.isArray(codes) && codes.length === 1)
      ways.push({ param, value: String(codes[0]), filters: { ...filters, [param]: [] } })
  const { priceMin, priceMax, leadTimeMax } = filters
  if (priceMin !== null)
    ways.push({ param: 'price_min', value: String(priceMin / 100), filters: { ...filters, priceMin: null } })
  if (priceMax !== null)
    ways.push({ param: 'price_max', value: String(priceMax / 100), filters: { ...filters, priceMax: null } })
  if (leadTimeMax !== null)
    ways.push({
      param: 'lead_time_max',
      value: String(leadTimeMax),
      filters: { ...filters, leadTimeMax: null },
    })
  for (const spec of filters.spec)
    ways.push({
      param: 'spec',
      value: specParam(spec),
      filters: { ...filters, spec: filters.spec.filter((each) => each !== spec) },
    })
  return ways
}

import type { EventTerms } from '~/modules/vocabulary'
import type { Db } from '~db/client.server'
import type { OfferingQuery, OfferingResults } from './offering-results'

/**
 * The events that a search names: those it is narrowed to, and of those that its results are shown at the ones that are not
 * over on `today`; without a day, all.
 */
export async function eventTerms(
  db: Db,
  { filters }: Pick<OfferingQuery, 'filters'>,
  { facets }: Pick<OfferingResults, 'facets'>,
  today?: string,
): Promise<EventTerms> {
  const chosen = new Set(filters.event)
  const ids = new Set([...chosen, ...facets.event.map(({ code }) => code)])
  if (ids.size === 0) return new Map()
  const rows = await db
    .selectFrom('event_titles')
    .select(['code', 'title_zh', 'title_en', 'ends_on'])
    .where('id', 'in', [...ids].map(Number))
    .execute()
  return new Map(
    rows
      .filter(({ code, ends_on }) => today === undefined || chosen.has(code) || ends_on >= today)
      .map(({ code, title_zh, title_en }) => [code, { code, zh: title_zh, en: title_en }]),
  )
}

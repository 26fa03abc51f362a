import type { EventTerms } from '~/modules/vocabulary'
import type { Db } from '~db/client.server'
import type { OfferingQuery, OfferingResults } from './offering-results'

const titlesOf = async (db: Db, codes: ReadonlySet<string>) =>
  codes.size === 0
    ? []
    : db
        .selectFrom('event_titles')
        .select(['code', 'title_zh', 'title_en', 'ends_on'])
        .where('id', 'in', [...codes].map(Number))
        .execute()

const toTerms = (rows: Awaited<ReturnType<typeof titlesOf>>): EventTerms =>
  new Map(rows.map(({ code, title_zh, title_en }) => [code, { code, zh: title_zh, en: title_en }]))

/** What the events are called to which these searches are narrowed. */
export const readEventTerms = async (
  db: Db,
  queries: readonly Pick<OfferingQuery, 'filters'>[],
): Promise<EventTerms> =>
  toTerms(await titlesOf(db, new Set(queries.flatMap(({ filters }) => filters.event))))

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
  const rows = await titlesOf(db, new Set([...chosen, ...facets.event.map(({ code }) => code)]))
  return toTerms(
    rows.filter(({ code, ends_on }) => today === undefined || chosen.has(code) || ends_on >= today),
  )
}

import { formatInstant } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { readEventTerms } from '~/modules/offerings/index.server'
import type { Services } from '~/platform/services.server'
import { type FollowedQuery, parseFollowed, resultsPath } from '../follow'
import type { SavedSearch } from './saved-searches.repo.server'
import type { SearchView } from './search-view'
import { searchWords } from './search-words'

/** Saved searches as their owner sees them. */
export async function viewSearches(
  { db, vocabulary: read }: Pick<Services, 'db' | 'vocabulary'>,
  searches: readonly SavedSearch[],
  lang: Lang,
): Promise<SearchView[]> {
  const { t } = i18nFor(lang)
  const vocabulary = await read()
  const queries = new Map<SavedSearch, FollowedQuery>()
  for (const search of searches) {
    const { query } = parseFollowed(search.kind, new URLSearchParams(search.query), vocabulary, lang)
    if (query) queries.set(search, query)
  }
  const events = await readEventTerms(db, [...queries.values()])
  return searches.map((search) => {
    const { id, kind, name, query: written, frequency, toldAt } = search
    const query = queries.get(search)
    return {
      id,
      name,
      kind: t(`follow.in_${kind}`),
      words: query ? searchWords(query, { kind, vocabulary, events, lang }) : null,
      frequency: t(`follow.frequency_${frequency}`),
      told: toldAt ? t('follow.lastTold', { time: formatInstant(toldAt, lang) }) : t('follow.toldNever'),
      openHref: query ? localPath(lang, resultsPath(kind, written)) : null,
      editHref: localPath(lang, `/workbench/searches/${id}`),
    }
  })
}

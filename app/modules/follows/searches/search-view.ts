import { formatInstant } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import type { Vocabulary } from '~/modules/vocabulary'
import { parseFollowed, resultsPath, searchFrequencies } from '../follow'
import type { SavedSearch } from './saved-searches.repo.server'
import { searchWords } from './search-words'

export type SearchView = {
  id: number
  name: string
  kind: string
  /** null: it asks for something that exists no more */
  words: string[] | null
  frequency: string
  told: string
  openHref: string | null
  editHref: string
}

/** One saved search as its owner sees it. */
export function searchView(
  { id, kind, name, query: written, frequency, toldAt }: SavedSearch,
  { vocabulary, lang }: { vocabulary: Vocabulary; lang: Lang },
): SearchView {
  const { t } = i18nFor(lang)
  const { query } = parseFollowed(kind, new URLSearchParams(written), vocabulary, lang)
  return {
    id,
    name,
    kind: t(`follow.in_${kind}`),
    words: query ? searchWords(query, { kind, vocabulary, lang }) : null,
    frequency: t(`follow.frequency_${frequency}`),
    told: toldAt ? t('follow.lastTold', { time: formatInstant(toldAt, lang) }) : t('follow.toldNever'),
    openHref: query ? localPath(lang, resultsPath(kind, written)) : null,
    editHref: localPath(lang, `/workbench/searches/${id}`),
  }
}

export const frequencyChoices = (lang: Lang) =>
  searchFrequencies.map((value) => ({ value, label: i18nFor(lang).t(`follow.frequency_${value}`) }))

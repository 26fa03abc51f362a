import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { activeChips, type EventTerms, type Vocabulary } from '~/modules/vocabulary'
import type { FollowedKind, FollowedQuery } from '../follow'

type Words = { kind: FollowedKind; vocabulary: Vocabulary; events: EventTerms; lang: Lang }

/** What a search asks for, part by part; nothing for one that asks for everything. */
export function searchWords(
  { q, filters, drop }: FollowedQuery,
  { kind, vocabulary, events, lang }: Words,
): string[] {
  const { t } = i18nFor(lang)
  return [
    ...(q === '' ? [] : [`“${q}”`]),
    ...activeChips(filters, { vocabulary, events, lang, kind, href: () => '' }).map(({ label }) => label),
    ...(drop.length === 0 ? [] : [t('follow.dropped', { n: drop.length })]),
  ]
}

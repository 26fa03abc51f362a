import { formatDate } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import type { NewsItem } from './news'

export type NewsView = {
  id: number
  href: string
  title: string
  text: string
  /** the beginning of the text */
  lead: string
  day: string
  /** when it was last changed, where that is another day */
  changed: string | null
}

const LEAD = 140

const begunWord = /\s?[\p{Script=Latin}\d'’-]+$/u

/** The beginning of a text, in a line; of a word of letters nothing is left rather than a part. */
export function leadOf(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ')]
  if (letters.length <= LEAD) return letters.join('')
  const cut = letters.slice(0, LEAD - 1).join('')
  const midWord = begunWord.test(letters[LEAD - 1] ?? '')
  return `${(midWord ? cut.replace(begunWord, '') : cut).trimEnd()}…`
}

/** News of an event as everybody reads it. */
export function newsView(item: NewsItem, { lang, eventId }: { lang: Lang; eventId: number }): NewsView {
  const { t } = i18nFor(lang)
  const text = inLang(lang, item.textZh, item.textEn)
  const day = formatDate(item.publishedAt ?? item.updatedAt, lang)
  const changed = formatDate(item.updatedAt, lang)
  return {
    id: item.id,
    href: localPath(lang, `/events/${eventId}/news/${item.id}`),
    title: inLang(lang, item.titleZh, item.titleEn),
    text,
    lead: leadOf(text),
    day,
    changed: changed === day ? null : t('site.updated', { date: changed }),
  }
}

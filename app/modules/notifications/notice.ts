import { formatDate, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import type { Messages } from '~/locales/messages'
import { isNoticeKind, type NoticeKind } from './kinds'

type Worded<Area extends keyof Messages> = {
  [Key in keyof Messages[Area] & string]: `${Key}_text` extends keyof Messages[Area]
    ? `${Area}.${Key}`
    : never
}[keyof Messages[Area] & string]

/** A locale key that says in a line what happened, and has one beside it, ending in `_text`, that tells it. */
export type NoticeWords = { [Area in keyof Messages]: Worded<Area> }[keyof Messages]

/** What stands in the gaps of the words: a name in both languages, a number, a day (YYYY-MM-DD), or plain text. */
export type NoticeParam = string | number | { zh: string; en: string } | { day: string }
export type NoticeParams = Record<string, NoticeParam>

/** What is kept of a notice's words, and what makes them. */
export type WordsOfNotice = { kind: string; words: string; params: unknown }
export type WordedNotice = { title: string; text: string }

/**
 * A notice in the language of its reader. Words that a later version of the site has no more are replaced by the name
 * of the kind.
 */
export function wordNotice({ kind, words, params }: WordsOfNotice, lang: Lang): WordedNotice {
  const i18n = i18nFor(lang)
  const gaps = Object.fromEntries(
    Object.entries((params ?? {}) as NoticeParams).map(([name, value]) => [name, inWords(value, lang)]),
  )
  const word = (key: string) =>
    i18n.exists(key) ? nestQuotes(String(i18n.t(key as never, gaps as never))) : null
  return {
    title: word(words) ?? kindName(kind, lang),
    text: word(`${words}_text`) ?? '',
  }
}

/** Quotation marks within others are single ones: a name that is quoted may have its own. */
export function nestQuotes(text: string): string {
  let depth = 0
  return text.replace(/[“”]/g, (mark) => {
    if (mark === '“') return depth++ === 0 ? '“' : '‘'
    if (depth > 0) depth--
    return depth === 0 ? '”' : '’'
  })
}

export const kindName = (kind: string, lang: Lang): string => {
  const { t } = i18nFor(lang)
  return isNoticeKind(kind) ? t(`notice.kind_${kind satisfies NoticeKind}`) : t('notice.title')
}

function inWords(value: NoticeParam, lang: Lang): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return formatNumber(value, lang)
  if ('day' in value) return formatDate(value.day, lang)
  return lang === 'en' ? value.en || value.zh : value.zh || value.en
}

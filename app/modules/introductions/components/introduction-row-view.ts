import { formatDate, formatInstant, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { type Introduction, otherSide, type Side } from '../introduction'
import { inLang } from './introduction-frame-view'
import type { IntroductionRow } from './introduction-list'

/** An introduction as a row of its organisation's list; with unread messages it leads to them. */
export function introductionRow(
  introduction: Introduction & { side: Side },
  lang: Lang,
  unread = 0,
): IntroductionRow {
  const { t } = i18nFor(lang)
  const { id, state, side, askedBy, offering, need, askedAt, lapsesAt, updatedAt } = introduction
  const other = introduction[otherSide(side)]
  const ours = askedBy === side
  return {
    id,
    href: localPath(lang, `/introductions/${id}${unread > 0 ? '/thread' : ''}`),
    offering: inLang(lang, offering.nameZh, offering.nameEn),
    need: inLang(lang, need.titleZh, need.titleEn),
    other: inLang(lang, other.nameZh, other.nameEn),
    state,
    line:
      state === 'asked'
        ? t(ours ? 'introduction.waitsThem' : 'introduction.waits', { day: formatDate(lapsesAt, lang) })
        : t(ours ? 'introduction.asked_by_us' : 'introduction.asked_by_them', {
            day: formatDate(askedAt, lang),
          }),
    changed: formatInstant(updatedAt, lang),
    unread: unread > 0 ? t('thread.unread', { n: formatNumber(unread, lang) }) : null,
  }
}

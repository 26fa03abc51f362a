import type { TFunction } from 'i18next'
import type { Lang } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import { datesOf } from '../components/event-card-view'
import type { Event } from '../event'
import { shownNumber } from './ticket-number'
import type { Visitor } from './visitor'

/** What a ticket shows, on a page as on paper. */
export function ticketFacts(event: Event, visitor: Visitor, { lang, t }: { lang: Lang; t: TFunction }) {
  const place = [
    inLang(lang, event.placeZh, event.placeEn),
    inLang(lang, event.addressZh, event.addressEn),
  ].filter(Boolean)
  return {
    event: inLang(lang, event.titleZh, event.titleEn),
    name: visitor.name,
    organisation: visitor.organisationName,
    title: visitor.title,
    kind: t(`visitor.kind_${visitor.kind}`),
    number: shownNumber(visitor.number),
    facts: [
      [t('event.when'), datesOf(event, lang)],
      [t('event.hours'), t('event.hoursDaily', { opens: event.opens, closes: event.closes })],
      [t('event.where'), place.join(' · ')],
    ] as [string, string][],
  }
}

import { formatDate } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { regionName } from '~/modules/accounts'
import { inLang } from '~/modules/offerings'
import type { Vocabulary } from '~/modules/vocabulary'
import type { Tab } from '~/ui/tabs'
import { type Event, takesExhibitors, takesVisitors } from '../event'
import { type EventCardView, eventCardView } from './event-card-view'
import { eventTabs } from './event-tabs'

export type EventDetailView = EventCardView & {
  text: string
  facts: [name: string, value: string][]
  terms: string
  cancelled: string | null
  tour: boolean
  tabs: Tab[]
  manageHref: string | null
  /** where an enterprise applies, and both sides of a tour; null: they cannot now */
  applyHref: string | null
  /** where visitors register; null: they cannot now */
  registerHref: string | null
  /** where those who take part meet; null: nothing of that kind */
  meetingsHref: string | null
}

/** The page of an event. `manages`: the viewer belongs to its organizer. */
export function eventDetailView(
  event: Event,
  {
    lang,
    vocabulary,
    today,
    manages,
  }: { lang: Lang; vocabulary: Vocabulary; today: string; manages: boolean },
): EventDetailView {
  const { t } = i18nFor(lang)
  const tour = event.kind === 'tour'
  const card = eventCardView(event, { lang, today })
  const span = (from: string, until: string) =>
    t('event.fromTo', { from: formatDate(from, lang), until: formatDate(until, lang) })
  const where = [
    event.region ? regionName(vocabulary, event.region, lang) : '',
    card.place,
    inLang(lang, event.addressZh, event.addressEn),
  ]
  const contact = [event.contactName, event.contactPhone, event.contactEmail]
  const facts: [string, string][] = [
    [t('event.when'), card.dates],
    [t('event.hours'), tour ? '' : t('event.hoursDaily', { opens: event.opens, closes: event.closes })],
    [t('event.where'), where.filter(Boolean).join(' · ')],
    [t('event.organizer'), inLang(lang, event.organizer.nameZh, event.organizer.nameEn)],
    [t('event.contact'), contact.filter(Boolean).join(' · ')],
    [t(tour ? 'event.signUps' : 'event.exhibitors'), span(event.exhibitorsFrom, event.exhibitorsUntil)],
    [t('event.visitors'), span(event.visitorsFrom, event.visitorsUntil)],
  ]
  return {
    ...card,
    tour,
    text: inLang(lang, event.textZh, event.textEn),
    facts: facts.filter(([, value]) => value !== ''),
    terms: inLang(lang, event.termsZh, event.termsEn),
    cancelled:
      event.state === 'cancelled' ? t('event.cancelledNotice', { reason: event.cancelReason }) : null,
    tabs: eventTabs(event, lang, 'about'),
    registerHref: takesVisitors(event, today) ? localPath(lang, `/events/${event.id}/register`) : null,
    meetingsHref:
      !tour && event.state === 'published' ? localPath(lang, `/events/${event.id}/meetings`) : null,
    applyHref: takesExhibitors(event, today)
      ? localPath(lang, `/events/${event.id}/${tour ? 'sign-up' : 'apply'}`)
      : null,
    manageHref: manages ? localPath(lang, `/events/${event.id}/manage`) : null,
  }
}

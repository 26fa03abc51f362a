import { formatDate } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import { type Event, type EventPhase, phaseOn, takesExhibitors, takesVisitors } from '../event'

export type EventCardView = {
  id: number
  href: string
  title: string
  kind: string
  dates: string
  place: string
  phase: EventPhase
  state: Event['state']
  /** what one can do there now */
  open: string[]
  sample: boolean
}

/** Its days as one line: `2026年5月12日 – 14日` is not tried, both days are written whole. */
export const datesOf = ({ startsOn, endsOn }: Pick<Event, 'startsOn' | 'endsOn'>, lang: Lang): string =>
  startsOn === endsOn
    ? formatDate(startsOn, lang)
    : `${formatDate(startsOn, lang)} – ${formatDate(endsOn, lang)}`

/** An event as one card of a list. */
export function eventCardView(event: Event, { lang, today }: { lang: Lang; today: string }): EventCardView {
  const { t } = i18nFor(lang)
  return {
    id: event.id,
    href: localPath(lang, `/events/${event.id}`),
    title: inLang(lang, event.titleZh, event.titleEn),
    kind: t(`event.kind_${event.kind}`),
    dates: datesOf(event, lang),
    place:
      event.kind === 'tour'
        ? event.route.map((stop) => inLang(lang, stop.titleZh, stop.titleEn)).join(' → ')
        : inLang(lang, event.placeZh, event.placeEn),
    phase: phaseOn(event, today),
    state: event.state,
    open: [
      ...(takesExhibitors(event, today)
        ? [t(event.kind === 'tour' ? 'event.takesSignUps' : 'event.takesExhibitors')]
        : []),
      ...(takesVisitors(event, today) ? [t('event.takesVisitors')] : []),
    ],
    sample: event.sample,
  }
}

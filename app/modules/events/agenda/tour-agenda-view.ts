import { formatDate } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import { dayOf } from '~/platform/china-time'
import { datesOf } from '../components/event-card-view'
import type { Event } from '../event'
import { stopNumbers, stopPath } from '../tours/stops/components/stop-card-view'
import type { Stop } from '../tours/stops/stop'
import type { AgendaItem, Stage } from './agenda'
import { type AgendaDay, type AgendaGroup, type AgendaView, agendaItemView } from './agenda-view'

type Programme = { items: readonly AgendaItem[]; stages: readonly Stage[] }

/** Items by day, each day in the order of time, whichever place they are at. `off`: all of it was called off. */
export function agendaDays(
  { items, stages }: Programme,
  { lang, eventId, off }: { lang: Lang; eventId: number; off: boolean },
): AgendaDay[] {
  const nameOf = (id: number | null) => {
    const stage = stages.find((each) => each.id === id)
    return stage ? inLang(lang, stage.nameZh, stage.nameEn) : ''
  }
  return [...new Set(items.map(({ startsAt }) => dayOf(startsAt)))].map((day) => ({
    ...{ day, title: formatDate(day, lang) },
    columns: [
      {
        ...{ key: 'all', name: '', where: null },
        items: items
          .filter(({ startsAt }) => dayOf(startsAt) === day)
          .map((item) => agendaItemView(item, { lang, eventId, off, place: nameOf(item.stageId) })),
      },
    ],
  }))
}

/** The agenda of a tour: what belongs to no stop, then stop after stop; `stopId` narrows it to one. */
export function tourAgendaView(
  event: Pick<Event, 'id'>,
  { items, stages, stops }: Programme & { stops: readonly Stop[] },
  { lang, origin, stopId }: { lang: Lang; origin: string; stopId: number | undefined },
): AgendaView {
  const { t } = i18nFor(lang)
  const path = localPath(lang, `/events/${event.id}/agenda`)
  const query = stopId === undefined ? '' : `?stop=${stopId}`
  const numbers = stopNumbers(stops)
  const of = (id: number | null) => items.filter((item) => item.stopId === id)
  const daysOf = (id: number | null, off: boolean) =>
    agendaDays({ items: of(id), stages }, { lang, eventId: event.id, off })
  const nameOf = (stop: Stop) => inLang(lang, stop.titleZh, stop.titleEn)
  const groups: AgendaGroup[] = [
    { ...{ key: 'tour', title: t('agenda.wholeTour'), about: '', href: null }, days: daysOf(null, false) },
    ...stops.map((stop) => {
      const number = numbers.get(stop.id)
      return {
        ...{ key: String(stop.id), title: nameOf(stop), href: stopPath(lang, stop) },
        about: [
          number ? t('tour.stopNumber', { n: number }) : t('tour.phase_cancelled'),
          datesOf(stop, lang),
          inLang(lang, stop.venueZh, stop.venueEn),
        ]
          .filter(Boolean)
          .join(' · '),
        days: daysOf(stop.id, stop.cancelled !== null),
      }
    }),
  ].filter(({ days }) => days.length > 0)
  const filed = stops.filter((stop) => stop.id === stopId || of(stop.id).length > 0)
  return {
    ...{ tour: true, days: [], groups },
    filters: {
      ...{ day: [], stage: [] },
      stop:
        filed.length < 2 && stopId === undefined
          ? []
          : [
              { href: path, label: t('agenda.allStops'), current: stopId === undefined },
              ...stops.map((stop) => ({
                ...{ href: `${path}?stop=${stop.id}`, label: nameOf(stop), current: stop.id === stopId },
              })),
            ],
    },
    calendarHref: `${path}.ics${query}`,
    followHref: `${origin}${path}.ics${query}`.replace(/^https?:/, 'webcal:'),
    empty: stopId === undefined && items.length === 0,
  }
}

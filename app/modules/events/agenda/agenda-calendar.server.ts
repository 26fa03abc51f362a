import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import { type CalendarEntry, calendarFile } from '~/platform/calendar.server'
import type { Event } from '../event'
import { type Stop, tourAt } from '../tours/stops/stop'
import { type AgendaItem, refOf, type Stage } from './agenda'
import { speakerLine } from './agenda-view'

type Asked = {
  event: Event
  items: readonly AgendaItem[]
  stages: readonly Stage[]
  /** of a tour: those whose items there are */
  stops?: readonly Stop[]
  lang: Lang
  origin: string
}

/**
 * Items of a programme as a calendar (RFC 5545). An item keeps its UID, its SEQUENCE grows with every change, and one that was
 * called off, by itself or with its event or stop, stays with STATUS:CANCELLED, so that calendars take it out.
 */
export function agendaCalendar({ event, items, stages, stops = [], lang, origin }: Asked): string {
  const page = origin + localPath(lang, `/events/${event.id}/agenda`)
  const at = new Map(stops.map((stop) => [stop.id, tourAt(event, stop)]))
  const entries = items.map((item): CalendarEntry => {
    const own = (item.stopId !== null && at.get(item.stopId)) || event
    const stage = stages.find(({ id }) => id === item.stageId)
    const title = inLang(lang, own.titleZh, own.titleEn)
    return {
      uid: item.uid,
      sequence: item.sequence,
      cancelled: item.state === 'cancelled' || own.state === 'cancelled',
      title: inLang(lang, item.titleZh, item.titleEn),
      text: [
        ...item.speakers.map((speaker) => speakerLine(speaker, lang)),
        inLang(lang, item.abstractZh, item.abstractEn),
      ]
        .filter(Boolean)
        .join('\n'),
      place: [
        stage ? inLang(lang, stage.nameZh, stage.nameEn) : item.place,
        inLang(lang, own.placeZh, own.placeEn),
        inLang(lang, own.addressZh, own.addressEn),
      ]
        .filter(Boolean)
        .join(', '),
      url: `${page}#item-${refOf(item)}`,
      categories: [title],
      ...{ startsAt: item.startsAt, endsAt: item.endsAt },
      ...{ createdAt: item.createdAt, changedAt: item.updatedAt },
    }
  })
  const [only, ...more] = stops
  const name = only && more.length === 0 ? tourAt(event, only) : event
  return calendarFile(entries, {
    name: inLang(lang, name.titleZh, name.titleEn),
    product: 'Agenda',
    method: null,
  })
}

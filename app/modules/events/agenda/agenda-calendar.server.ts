import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import { type CalendarEntry, calendarFile } from '~/platform/calendar.server'
import type { Event } from '../event'
import type { AgendaItem, Stage } from './agenda'
import { speakerLine } from './agenda-view'

type Asked = {
  event: Event
  items: readonly AgendaItem[]
  stages: readonly Stage[]
  lang: Lang
  origin: string
}

/**
 * Items of a programme as a calendar (RFC 5545). An item keeps its UID, its SEQUENCE grows with every change, and one that was
 * called off, by itself or with its event, stays with STATUS:CANCELLED, so that calendars take it out.
 */
export function agendaCalendar({ event, items, stages, lang, origin }: Asked): string {
  const page = origin + localPath(lang, `/events/${event.id}/agenda`)
  const title = inLang(lang, event.titleZh, event.titleEn)
  const venue = [inLang(lang, event.placeZh, event.placeEn), inLang(lang, event.addressZh, event.addressEn)]
  const entries = items.map((item): CalendarEntry => {
    const stage = stages.find(({ id }) => id === item.stageId)
    return {
      uid: item.uid,
      sequence: item.sequence,
      cancelled: item.state === 'cancelled' || event.state === 'cancelled',
      title: inLang(lang, item.titleZh, item.titleEn),
      text: [
        ...item.speakers.map((speaker) => speakerLine(speaker, lang)),
        inLang(lang, item.abstractZh, item.abstractEn),
      ]
        .filter(Boolean)
        .join('\n'),
      place: [...(stage ? [inLang(lang, stage.nameZh, stage.nameEn)] : []), ...venue]
        .filter(Boolean)
        .join(', '),
      url: `${page}#item-${item.id}`,
      categories: [title],
      ...{ startsAt: item.startsAt, endsAt: item.endsAt },
      ...{ createdAt: item.createdAt, changedAt: item.updatedAt },
    }
  })
  return calendarFile(entries, { name: title, product: 'Agenda', method: null })
}

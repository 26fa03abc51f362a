import { createHash } from 'node:crypto'
import { createEvents, type EventAttributes } from 'ics'
import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import { hasTag } from '~/platform/http/has-tag'
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
  const calendar = items.map((item): EventAttributes & { timestamp: number } => {
    const stage = stages.find(({ id }) => id === item.stageId)
    const off = item.state === 'cancelled' || event.state === 'cancelled'
    return {
      uid: item.uid,
      sequence: item.sequence,
      title: inLang(lang, item.titleZh, item.titleEn),
      description: [
        ...item.speakers.map((speaker) => speakerLine(speaker, lang)),
        inLang(lang, item.abstractZh, item.abstractEn),
      ]
        .filter(Boolean)
        .join('\n'),
      location: [...(stage ? [inLang(lang, stage.nameZh, stage.nameEn)] : []), ...venue]
        .filter(Boolean)
        .join(', '),
      url: `${page}#item-${item.id}`,
      ...{ start: item.startsAt.getTime(), startInputType: 'utc', startOutputType: 'utc' },
      ...{ end: item.endsAt.getTime(), endInputType: 'utc', endOutputType: 'utc' },
      status: off ? 'CANCELLED' : 'CONFIRMED',
      ...(off && { transp: 'TRANSPARENT' }),
      categories: [title],
      ...{ created: item.createdAt.getTime(), lastModified: item.updatedAt.getTime() },
      // What a calendar without a method is stamped with: when its content last changed.
      timestamp: item.updatedAt.getTime(),
    }
  })
  const header = { productId: '-//Muster//Agenda//ZH', calName: title, method: undefined }
  const { value, error } = createEvents(calendar, header as { productId: string; calName: string })
  if (error || value === null) throw error ?? new Error('no calendar was made')
  return value
}

/** A calendar as an answer, or that the reader has it already. */
export function calendarResponse(request: Request, body: string, name: string): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  const headers = {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'public, max-age=300',
    ETag: etag,
  }
  const known = request.headers.get('If-None-Match')
  if (known !== null && hasTag(known, etag)) return new Response(null, { status: 304, headers })
  return new Response(body, { headers })
}

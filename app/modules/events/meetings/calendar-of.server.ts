import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import { type CalendarEntry, calendarFile } from '~/platform/calendar.server'
import type { Event } from '../event'
import { type MeetingRequest, type MeetingSide, otherSide, type PlannedMeeting } from './meeting'
import type { MeetingPlace, MeetingSlot } from './programme'
import { meetingsPath } from './tell.server'

export type Calendar = {
  event: Event
  side: MeetingSide
  requests: readonly MeetingRequest[]
  planned: ReadonlyMap<number, PlannedMeeting>
  slots: ReadonlyMap<number, MeetingSlot>
  places: ReadonlyMap<number, MeetingPlace>
}

/** A day and an hour in Asia/Shanghai, which has had no summer time since 1991. */
const instantOf = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`)

/** How people read a place: hall, then table or booth. */
export function placeName(place: MeetingPlace | undefined, lang: Lang): string {
  if (!place) return ''
  const { t } = i18nFor(lang)
  const name = t(`meeting.${place.kind}`, { number: place.number })
  return place.hall ? t('meeting.hallOf', { hall: place.hall, place: name }) : name
}

/** What participants were told, as a calendar: cancelled meetings stand there as cancelled, by their former uid. */
export function meetingCalendar(
  { event, side, requests, planned, slots, places }: Calendar,
  { lang, origin }: { lang: Lang; origin: string },
): string {
  const { t } = i18nFor(lang)
  const title = inLang(lang, event.titleZh, event.titleEn)
  const entries = requests.flatMap((request): CalendarEntry[] => {
    const meeting = planned.get(request.id)
    const slot = meeting && slots.get(meeting.slotId)
    if (!meeting || !slot) return []
    const other = request[otherSide(side)]
    const path = `${meetingsPath({ eventId: event.id, stopId: null })}/${request.id}`
    return [
      {
        uid: `${meeting.uid}@muster`,
        sequence: meeting.sequence,
        cancelled: meeting.state === 'cancelled',
        title: `${t('meeting.title')} · ${inLang(lang, other.nameZh, other.nameEn)}`,
        text: [
          title,
          `${inLang(lang, request.offering.nameZh, request.offering.nameEn)} ↔ ${inLang(lang, request.need.titleZh, request.need.titleEn)}`,
        ].join('\n'),
        place: [inLang(lang, event.placeZh, event.placeEn), placeName(places.get(meeting.placeId), lang)]
          .filter(Boolean)
          .join(' · '),
        url: new URL(localPath(lang, path), origin).href,
        startsAt: instantOf(slot.day, slot.starts),
        endsAt: instantOf(slot.day, slot.ends),
        changedAt: meeting.updatedAt,
      },
    ]
  })
  const gone = entries.length > 0 && entries.every(({ cancelled }) => cancelled)
  return calendarFile(entries, {
    name: `${t('meeting.title')} · ${title}`,
    method: gone ? 'CANCEL' : 'PUBLISH',
  })
}

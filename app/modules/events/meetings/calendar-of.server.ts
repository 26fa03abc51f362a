import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import { type CalendarEntry, calendarFile } from '~/platform/calendar.server'
import { instantOf } from '~/platform/china-time'
import type { EventScope } from '../event'
import { type MeetingRequest, type MeetingSide, otherSide } from './meeting'
import { meetingsPath, pairName, partyName, placeName, type Whereabouts } from './meeting-words'
import type { MeetingVenue } from './venue'

/**
 * What participants were told, as a calendar: cancelled meetings stand there as cancelled, by their former uid; where
 * nothing else is there, it only cancels. Where all of it is called off, so is every meeting.
 */
export function meetingCalendar(
  {
    venue,
    scope,
    side,
    requests,
    where,
  }: {
    venue: MeetingVenue
    scope: EventScope
    side: MeetingSide
    requests: readonly MeetingRequest[]
    where: Whereabouts
  },
  { lang, origin }: { lang: Lang; origin: string },
): string {
  const { t } = i18nFor(lang)
  const { calledOff } = venue
  const title = inLang(lang, venue.titleZh, venue.titleEn)
  const entries = requests.flatMap((request): CalendarEntry[] => {
    const meeting = where.planned.get(request.id)
    const slot = meeting && where.slots.get(meeting.slotId)
    if (!meeting || !slot) return []
    const place = placeName(where.places.get(meeting.placeId), lang)
    return [
      {
        uid: `${meeting.uid}@muster`,
        sequence: meeting.sequence + (calledOff && meeting.state === 'planned' ? 1 : 0),
        cancelled: calledOff || meeting.state === 'cancelled',
        title: `${t('meeting.title')} · ${partyName(request[otherSide(side)], lang)}`,
        text: `${title}\n${pairName(request, lang)}`,
        place: [inLang(lang, venue.placeZh, venue.placeEn), place].filter(Boolean).join(' · '),
        url: new URL(localPath(lang, meetingsPath(scope, `/${request.id}`)), origin).href,
        startsAt: instantOf(slot.day, slot.starts),
        endsAt: instantOf(slot.day, slot.ends),
        changedAt: meeting.updatedAt,
      },
    ]
  })
  const gone = entries.length > 0 && entries.every(({ cancelled }) => cancelled)
  return calendarFile(entries, {
    name: `${t('meeting.title')} · ${title}`,
    product: 'Muster',
    method: gone ? 'CANCEL' : 'PUBLISH',
  })
}

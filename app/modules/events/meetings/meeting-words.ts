import { formatDate } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import type { EventScope } from '../event'
import { scopedPath } from '../scoped-path'
import { type MeetingRequest, type MeetingSide, otherSide, type PlannedMeeting } from './meeting'
import type { MeetingPlace, MeetingSlot } from './programme'

/** Where participants see their meetings, without the language. `rest`: below it, perhaps with a query. */
export const meetingsPath = (scope: EventScope, rest = ''): string =>
  scopedPath(`/events/${scope.eventId}/meetings${rest}`, scope)

/** Where the organizer works on them. */
export const meetingManagePath = (lang: Lang, scope: EventScope, rest = ''): string =>
  localPath(lang, scopedPath(`/events/${scope.eventId}/manage/meetings${rest}`, scope))

export const partyName = ({ nameZh, nameEn }: { nameZh: string; nameEn: string }, lang: Lang): string =>
  inLang(lang, nameZh, nameEn)

/** A day and hours, in Asia/Shanghai. */
export const slotName = ({ day, starts, ends }: Omit<MeetingSlot, 'id'>, lang: Lang): string =>
  `${formatDate(day, lang)} ${starts}–${ends}`

/** How people read a place: hall, then table or booth. */
export function placeName(place: MeetingPlace | undefined, lang: Lang): string {
  if (!place) return ''
  const { t } = i18nFor(lang)
  const name = t(`meeting.${place.kind}`, { number: place.number })
  return place.hall ? t('meeting.hallOf', { hall: place.hall, place: name }) : name
}

export const pairName = ({ offering, need }: Pick<MeetingRequest, 'offering' | 'need'>, lang: Lang): string =>
  `${inLang(lang, offering.nameZh, offering.nameEn)} ↔ ${inLang(lang, need.titleZh, need.titleEn)}`

/** What can be known of where and when meetings are. */
export type Whereabouts = {
  planned: ReadonlyMap<number, PlannedMeeting>
  slots: ReadonlyMap<number, MeetingSlot>
  places: ReadonlyMap<number, MeetingPlace>
}

export type MeetingLine = {
  id: number
  href: string
  day: string
  time: string
  place: string
  other: string
  pair: string
}

/** What an organisation was told, day by day, in the order of time. */
export function meetingLines(
  requests: readonly MeetingRequest[],
  { planned, slots, places }: Whereabouts,
  { lang, scope, side }: { lang: Lang; scope: EventScope; side: MeetingSide },
): MeetingLine[] {
  return requests
    .flatMap((request) => {
      const meeting = planned.get(request.id)
      const slot = meeting?.state === 'planned' ? slots.get(meeting.slotId) : undefined
      if (!meeting || !slot) return []
      return [{ request, meeting, slot }]
    })
    .sort((a, b) => (`${a.slot.day} ${a.slot.starts}` < `${b.slot.day} ${b.slot.starts}` ? -1 : 1))
    .map(({ request, meeting, slot }) => ({
      id: request.id,
      href: localPath(lang, meetingsPath(scope, `/${request.id}`)),
      day: formatDate(slot.day, lang),
      time: `${slot.starts}–${slot.ends}`,
      place: placeName(places.get(meeting.placeId), lang),
      other: partyName(request[otherSide(side)], lang),
      pair: pairName(request, lang),
    }))
}

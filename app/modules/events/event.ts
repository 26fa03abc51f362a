import { DomainError } from '~/platform/errors'
import { balanceDayOf } from './booths/instalments'

/** An event as a whole, or one stop of a tour. */
export type EventScope = { eventId: number; stopId: number | null }

export const eventKinds = ['exhibition', 'tour'] as const
export type EventKind = (typeof eventKinds)[number]

export const eventStates = ['draft', 'published', 'cancelled'] as const
export type EventState = (typeof eventStates)[number]

/** What an organizer says of an event. Days are YYYY-MM-DD and hours HH:MM, both in Asia/Shanghai. */
export type EventContent = {
  titleZh: string
  titleEn: string
  textZh: string
  textEn: string
  placeZh: string
  placeEn: string
  addressZh: string
  addressEn: string
  region: string | null
  startsOn: string
  endsOn: string
  opens: string
  closes: string
  contactName: string
  contactPhone: string
  contactEmail: string
  exhibitorsFrom: string
  exhibitorsUntil: string
  visitorsFrom: string
  visitorsUntil: string
  termsZh: string
  termsEn: string
  /** the last day of early-bird prices; null: there are none */
  earlyUntil: string | null
  /** how long a picked booth is kept before it is paid */
  holdMinutes: number
  /** how long it is kept once a bank transfer was chosen */
  transferDays: number
  /** how many days before it opens the rest of what booths cost is due, where a deposit is paid first */
  balanceDays: number
  /** verified enterprises are let in without being looked at */
  acceptsVerified: boolean
}

export type Event = EventContent & {
  id: number
  kind: EventKind
  state: EventState
  organizer: { id: number; nameZh: string; nameEn: string }
  /** of a tour: its stops that take place, in the order of their days */
  route: { titleZh: string; titleEn: string; region: string; startsOn: string; endsOn: string }[]
  sample: boolean
  version: number
  planPublishedAt: Date | null
  publishedAt: Date | null
  cancelReason: string
  updatedAt: Date
}

export type EventPhase = 'upcoming' | 'now' | 'over'

/** Where an event stands on a day. */
export const phaseOn = (
  { startsOn, endsOn }: Pick<Event, 'startsOn' | 'endsOn'>,
  today: string,
): EventPhase => (today < startsOn ? 'upcoming' : today > endsOn ? 'over' : 'now')

/** Whether nobody will come any more: its days are past, or it was called off. */
export const isOver = (event: Pick<Event, 'state' | 'startsOn' | 'endsOn'>, today: string): boolean =>
  event.state === 'cancelled' || phaseOn(event, today) === 'over'

/** Whether enterprises may sign up on a day: within the days for it, before the event is over. */
export const takesExhibitors = (
  event: Pick<Event, 'state' | 'exhibitorsFrom' | 'exhibitorsUntil' | 'endsOn'>,
  today: string,
): boolean =>
  event.state === 'published' &&
  event.exhibitorsFrom <= today &&
  today <= event.exhibitorsUntil &&
  today <= event.endsOn

/** Whether visitors may sign up on a day. */
export const takesVisitors = (
  event: Pick<Event, 'state' | 'visitorsFrom' | 'visitorsUntil' | 'endsOn'>,
  today: string,
): boolean =>
  event.state === 'published' &&
  event.visitorsFrom <= today &&
  today <= event.visitorsUntil &&
  today <= event.endsOn

/** Each day of the event, first to last. */
export function daysOf({ startsOn, endsOn }: Pick<Event, 'startsOn' | 'endsOn'>): string[] {
  const days: string[] = []
  const end = Date.parse(`${endsOn}T00:00:00Z`)
  for (let at = Date.parse(`${startsOn}T00:00:00Z`); at <= end; at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10))
  return days
}

/** An event of more days than this is a wrong date. */
const maxDays: Record<EventKind, number> = { exhibition: 31, tour: 366 }

/**
 * Holds the days and hours of an event against each other.
 * @throws DomainError `event_days`, `event_hours`, `event_long`, `event_window`, `event_balance` (422), each naming its field
 */
export function checkDays(content: EventContent, kind: EventKind): void {
  if (content.endsOn < content.startsOn) throw new DomainError('event_days', { field: 'endsOn' })
  if (daysOf(content).length > maxDays[kind])
    throw new DomainError('event_long', { field: 'endsOn', days: maxDays[kind] })
  if (content.closes <= content.opens) throw new DomainError('event_hours', { field: 'closes' })
  if (content.exhibitorsUntil < content.exhibitorsFrom)
    throw new DomainError('event_window', { field: 'exhibitorsUntil' })
  if (content.visitorsUntil < content.visitorsFrom)
    throw new DomainError('event_window', { field: 'visitorsUntil' })
  if (kind === 'exhibition' && balanceDayOf(content) < content.exhibitorsFrom)
    throw new DomainError('event_balance', { field: 'balanceDays' })
}

/** What somebody must be allowed to change an event: a draft is prepared, what is public is published. */
export const rightToChange = ({ state }: Pick<Event, 'state'>): 'prepare' | 'publish' =>
  state === 'draft' ? 'prepare' : 'publish'

export const missingFacts = ['place', 'stops', 'text', 'contact', 'terms'] as const
export type MissingFact = (typeof missingFacts)[number]

/** What an event lacks before it can be shown to everybody. An exhibition has a place, a tour its stops. */
export const missingOf = (
  content: EventContent,
  { kind, route }: Pick<Event, 'kind' | 'route'>,
): MissingFact[] =>
  missingFacts.filter((fact) => {
    if (fact === 'place') return kind === 'exhibition' && (content.placeZh === '' || content.addressZh === '')
    if (fact === 'stops') return kind === 'tour' && route.length === 0
    if (fact === 'text') return content.textZh === ''
    if (fact === 'contact') return content.contactPhone === '' && content.contactEmail === ''
    return content.termsZh === ''
  })

import { DomainError } from '~/platform/errors'
import { daysOf, type Event, type EventPhase, phaseOn } from '../../event'

export const sides = ['enterprise', 'team'] as const
/** Which side of a match takes part: those who bring equipment, and those who bring needs. */
export type Side = (typeof sides)[number]

/** What is said of one stop of a tour. Days are YYYY-MM-DD and hours HH:MM, both in Asia/Shanghai. */
export type StopContent = {
  titleZh: string
  titleEn: string
  /** what it asks for, and what happens there */
  textZh: string
  textEn: string
  region: string
  venueZh: string
  venueEn: string
  addressZh: string
  addressEn: string
  /** of the venue, in degrees, WGS-84; null: not known */
  place: { latitude: number; longitude: number } | null
  startsOn: string
  endsOn: string
  opens: string
  closes: string
  enterpriseCapacity: number
  teamCapacity: number
  /** the local host as it is written; where an organisation of the site is called so, `host` names it */
  hostZh: string
  hostEn: string
  contactName: string
  contactPhone: string
  contactEmail: string
  scenarios: string[]
  tracks: string[]
}

export type Stop = StopContent & {
  id: number
  eventId: number
  /** the host, where it has its page here */
  hostId: number | null
  version: number
  /** null: it takes place */
  cancelled: { at: Date; reason: string } | null
}

export const capacityOf = (
  { enterpriseCapacity, teamCapacity }: Pick<Stop, 'enterpriseCapacity' | 'teamCapacity'>,
  side: Side,
): number => (side === 'enterprise' ? enterpriseCapacity : teamCapacity)

export type StopPhase = EventPhase | 'cancelled'

/** Where a stop of a tour stands on a day: called off with either. */
export const stopPhaseOn = (
  event: Pick<Event, 'state'>,
  stop: Pick<Stop, 'startsOn' | 'endsOn' | 'cancelled'>,
  today: string,
): StopPhase => (event.state === 'cancelled' || stop.cancelled ? 'cancelled' : phaseOn(stop, today))

/** Whether a stop is under way or still to come: what was said of one that is over, or called off, stays as it is. */
export const isAhead = (
  event: Pick<Event, 'state'>,
  stop: Pick<Stop, 'startsOn' | 'endsOn' | 'cancelled'>,
  today: string,
): boolean => ['upcoming', 'now'].includes(stopPhaseOn(event, stop, today))

/** Whether organisations may sign up for a tour on a day, for one of its stops that is still to come. */
export const takesSignUps = (
  event: Pick<Event, 'kind' | 'state' | 'exhibitorsFrom' | 'exhibitorsUntil'>,
  stop: Pick<Stop, 'startsOn' | 'endsOn' | 'cancelled'>,
  today: string,
): boolean =>
  event.kind === 'tour' &&
  event.state === 'published' &&
  event.exhibitorsFrom <= today &&
  today <= event.exhibitorsUntil &&
  isAhead(event, stop, today)

type Titled = Pick<Event, 'titleZh' | 'titleEn'>

/** A stop is called by its tour's name and its own. */
export const titleAt = (event: Titled, stop: Titled): Titled => ({
  titleZh: `${event.titleZh} · ${stop.titleZh}`,
  titleEn: `${event.titleEn || event.titleZh} · ${stop.titleEn || stop.titleZh}`,
})

/**
 * A tour as whoever comes to one of its stops finds it: called by both names, on the days and hours and at the place of the
 * stop, and cancelled with either.
 */
export const tourAt = (event: Event, stop: Stop): Event => ({
  ...event,
  state: stop.cancelled ? 'cancelled' : event.state,
  cancelReason: stop.cancelled?.reason ?? event.cancelReason,
  ...titleAt(event, stop),
  ...{ startsOn: stop.startsOn, endsOn: stop.endsOn, opens: stop.opens, closes: stop.closes },
  ...{ placeZh: stop.venueZh, placeEn: stop.venueEn, region: stop.region },
  ...{ addressZh: stop.addressZh, addressEn: stop.addressEn },
})

/** A stop of more days than this is a wrong date. */
const MAX_DAYS = 14
/** The most stops of one tour. */
export const MAX_STOPS = 40
export const MAX_STOP_DOCUMENTS = 20

/**
 * Holds the days and hours of a stop against each other and against those of its tour.
 * @throws DomainError `event_days`, `event_long`, `event_hours`, `stop_outside` (422), each naming its field
 */
export function checkStop(
  stop: Pick<StopContent, 'startsOn' | 'endsOn' | 'opens' | 'closes'>,
  tour: Pick<Event, 'startsOn' | 'endsOn'>,
): void {
  if (stop.endsOn < stop.startsOn) throw new DomainError('event_days', { field: 'endsOn' })
  if (daysOf(stop).length > MAX_DAYS) throw new DomainError('event_long', { field: 'endsOn', days: MAX_DAYS })
  if (stop.closes <= stop.opens) throw new DomainError('event_hours', { field: 'closes' })
  const between = { from: tour.startsOn, until: tour.endsOn }
  if (stop.startsOn < tour.startsOn) throw new DomainError('stop_outside', { field: 'startsOn', ...between })
  if (stop.endsOn > tour.endsOn) throw new DomainError('stop_outside', { field: 'endsOn', ...between })
}

/** A degree of the site's own writing: `30.65720°`, five digits, which is about a metre. */
export const degrees = (value: number): string => value.toFixed(5)

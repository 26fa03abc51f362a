import type { Event } from '../event'
import { type Stop, tourAt } from '../tours/stops/stop'

/** Where meetings are held: an exhibition, or one stop of a tour. */
export type MeetingVenue = Pick<
  Event,
  'state' | 'titleZh' | 'titleEn' | 'placeZh' | 'placeEn' | 'startsOn' | 'endsOn' | 'opens' | 'closes'
> & {
  event: Event
  stop: Stop | null
  /** it is public, and takes place */
  open: boolean
  calledOff: boolean
}

export function venueOf(event: Event, stop: Stop | null): MeetingVenue {
  const there = stop ? tourAt(event, stop) : event
  return {
    ...{ titleZh: there.titleZh, titleEn: there.titleEn, placeZh: there.placeZh, placeEn: there.placeEn },
    ...{ startsOn: there.startsOn, endsOn: there.endsOn, opens: there.opens, closes: there.closes },
    state: there.state,
    ...{ event, stop, open: there.state === 'published', calledOff: there.state === 'cancelled' },
  }
}

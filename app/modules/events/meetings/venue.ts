import type { Event } from '../event'
import type { Stop } from '../tours/stops/stop'

/** Where meetings are held: an exhibition, or one stop of a tour. */
export type MeetingVenue = Pick<
  Event,
  'titleZh' | 'titleEn' | 'placeZh' | 'placeEn' | 'startsOn' | 'endsOn' | 'opens' | 'closes'
> & {
  event: Event
  stop: Stop | null
  /** it is public, and takes place */
  open: boolean
  calledOff: boolean
}

type Titled = Pick<Event, 'titleZh' | 'titleEn'>

/** A stop is named after its tour and itself. */
export const venueTitle = (event: Titled, stop: Titled): Titled => ({
  titleZh: `${event.titleZh} · ${stop.titleZh}`,
  titleEn: `${event.titleEn || event.titleZh} · ${stop.titleEn || stop.titleZh}`,
})

export function venueOf(event: Event, stop: Stop | null): MeetingVenue {
  const calledOff = event.state === 'cancelled' || (stop !== null && stop.cancelled !== null)
  const open = event.state === 'published' && !calledOff
  const { startsOn, endsOn, opens, closes } = stop ?? event
  const days = { startsOn, endsOn, opens, closes }
  if (!stop) {
    const { titleZh, titleEn, placeZh, placeEn } = event
    return { ...days, titleZh, titleEn, placeZh, placeEn, event, stop, open, calledOff }
  }
  const place = { placeZh: stop.venueZh, placeEn: stop.venueEn }
  return { ...days, ...venueTitle(event, stop), ...place, event, stop, open, calledOff }
}

import type { Event } from '../../../event'
import type { StopContent } from '../stop'

/** A stop's facts as its fields show them. */

export const stopValuesOf = (stop: StopContent): Record<string, string> => ({
  titleZh: stop.titleZh,
  titleEn: stop.titleEn,
  textZh: stop.textZh,
  textEn: stop.textEn,
  region: stop.region,
  venueZh: stop.venueZh,
  venueEn: stop.venueEn,
  addressZh: stop.addressZh,
  addressEn: stop.addressEn,
  latitude: stop.place ? String(stop.place.latitude) : '',
  longitude: stop.place ? String(stop.place.longitude) : '',
  startsOn: stop.startsOn,
  endsOn: stop.endsOn,
  opens: stop.opens,
  closes: stop.closes,
  enterpriseCapacity: String(stop.enterpriseCapacity),
  teamCapacity: String(stop.teamCapacity),
  hostZh: stop.hostZh,
  hostEn: stop.hostEn,
  contactName: stop.contactName,
  contactPhone: stop.contactPhone,
  contactEmail: stop.contactEmail,
})

/** What a new stop's form begins with: the hours of its tour, its first day, and a region that was asked for. */
export const freshStopValues = (tour: Event, region = ''): Record<string, string> => ({
  region,
  startsOn: tour.startsOn,
  endsOn: tour.startsOn,
  opens: tour.opens,
  closes: tour.closes,
  enterpriseCapacity: '20',
  teamCapacity: '20',
})

import type { EventContent } from '../event'

/** An event's facts as its fields send them. */
export const valuesOf = (content: EventContent): Record<string, string> => ({
  titleZh: content.titleZh,
  titleEn: content.titleEn,
  textZh: content.textZh,
  textEn: content.textEn,
  placeZh: content.placeZh,
  placeEn: content.placeEn,
  addressZh: content.addressZh,
  addressEn: content.addressEn,
  region: content.region ?? '',
  startsOn: content.startsOn,
  endsOn: content.endsOn,
  opens: content.opens,
  closes: content.closes,
  contactName: content.contactName,
  contactPhone: content.contactPhone,
  contactEmail: content.contactEmail,
  exhibitorsFrom: content.exhibitorsFrom,
  exhibitorsUntil: content.exhibitorsUntil,
  visitorsFrom: content.visitorsFrom,
  visitorsUntil: content.visitorsUntil,
  termsZh: content.termsZh,
  termsEn: content.termsEn,
  earlyUntil: content.earlyUntil ?? '',
  holdMinutes: String(content.holdMinutes),
  transferDays: String(content.transferDays),
  balanceDays: String(content.balanceDays),
  acceptsVerified: content.acceptsVerified ? 'yes' : '',
})

/** What a new event's form begins with. */
export const freshValues = (today: string): Record<string, string> => ({
  opens: '09:00',
  closes: '17:00',
  exhibitorsFrom: today,
  visitorsFrom: today,
  holdMinutes: '60',
  transferDays: '5',
  balanceDays: '30',
})

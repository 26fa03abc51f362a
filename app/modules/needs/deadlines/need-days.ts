/** How long before its last day a need's team is reminded, in days. */
export const REMINDED_BEFORE = 7

/** How long a need stands anew once it is renewed, in days. */
const RENEWED_FOR = 90

/** The day `days` after `day`, both YYYY-MM-DD. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Until when a need stands that is renewed today. */
export const renewedUntil = (today: string): string => dayAfter(today, RENEWED_FOR)

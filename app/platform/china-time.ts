// Days and hours in Asia/Shanghai, which has had no summer time since 1991.

const OFFSET_MS = 8 * 3_600_000
const shifted = (instant: Date): string => new Date(instant.getTime() + OFFSET_MS).toISOString()

/** The instant of a day (YYYY-MM-DD) and time (HH:MM). */
export const instantOf = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`)

/** The day `days` after `day`, both YYYY-MM-DD; before it where that is below zero. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The day of an instant: YYYY-MM-DD. */
export const dayOf = (instant: Date): string => shifted(instant).slice(0, 10)

/** The time of an instant: HH:MM. */
export const timeOf = (instant: Date): string => shifted(instant).slice(11, 16)

import type { Frequency } from '../kinds'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** China has one time and no summer time; its Monday begins when UTC's Sunday has eight hours left. */
const CHINA_MS = 8 * HOUR_MS
/** When daily and weekly mails go out, as an hour of the day in China; the weekly on Mondays. */
const DIGEST_HOUR = 8

/** How long mails wait for others that come with them, and over which time those of one kind are counted. */
export const GATHER_MS = 10 * 60_000
/** So many of one kind are mailed one by one in that time; what comes after is gathered. */
export const ONE_BY_ONE = 3

/** Hours of the day in China; `from` may be later than `to`: over midnight. */
export type QuietHours = { from: number; to: number }

const startOfDay = (at: number) => Math.floor((at + CHINA_MS) / DAY_MS) * DAY_MS - CHINA_MS

/** The next daily mail after `at`. */
function nextDaily(at: number): number {
  const today = startOfDay(at) + DIGEST_HOUR * HOUR_MS
  return today > at ? today : today + DAY_MS
}

/** The next weekly mail after `at`: a Monday. */
function nextWeekly(at: number): number {
  const daily = nextDaily(at)
  const weekday = new Date(daily + CHINA_MS).getUTCDay()
  return daily + ((8 - weekday) % 7) * DAY_MS
}

/**
 * When a notice of now is to be mailed; null: not at all. What is gathered goes with the mail that waits already
 * (`waiting`, of the next minutes), else it begins a wait of its own.
 */
export function mailDueAt(
  frequency: Frequency,
  now: Date,
  { gathered, waiting }: { gathered: boolean; waiting: Date | null },
): Date | null {
  const at = now.getTime()
  if (frequency === 'never') return null
  if (frequency === 'daily') return new Date(nextDaily(at))
  if (frequency === 'weekly') return new Date(nextWeekly(at))
  if (!gathered) return now
  return waiting ?? new Date(at + GATHER_MS)
}

/** The end of the quiet hours that `now` falls into; null: it falls into none. */
export function quietUntil(now: Date, quiet: QuietHours | null): Date | null {
  if (quiet === null || quiet.from === quiet.to) return null
  const at = now.getTime()
  const day = startOfDay(at)
  const hour = (at - day) / HOUR_MS
  const { from, to } = quiet
  const end = (days: number) => new Date(day + days * DAY_MS + to * HOUR_MS)
  if (from < to) return hour >= from && hour < to ? end(0) : null
  if (hour >= from) return end(1)
  return hour < to ? end(0) : null
}

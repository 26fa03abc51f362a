import { dayAfter } from '~/platform/china-time'
import type { Event } from '../event'
import type { BoothPrice } from './price-of-booth'

const DAY_MS = 86_400_000

type Terms = Pick<Event, 'startsOn' | 'balanceDays' | 'transferDays'>

/** The last day (YYYY-MM-DD in Asia/Shanghai) on which what a deposit leaves can be paid in time. */
export const balanceDayOf = ({ startsOn, balanceDays }: Pick<Terms, 'startsOn' | 'balanceDays'>): string =>
  dayAfter(startsOn, -balanceDays)

/**
 * By when the rest is due of what is booked at a moment: the end of that day. Null: it is so late that the whole price is due
 * at once, as a deposit that is transferred might come no sooner than the rest is due.
 */
export function balanceDueOf(terms: Terms, bookedAt: Date): Date | null {
  const due = new Date(`${balanceDayOf(terms)}T23:59:59+08:00`)
  return due.getTime() > bookedAt.getTime() + terms.transferDays * DAY_MS ? due : null
}

/** Whether a booth has a deposit, and is not paid all at once. */
export const hasDeposit = ({ depositMinor, totalMinor }: Pick<BoothPrice, 'depositMinor' | 'totalMinor'>) =>
  depositMinor < totalMinor

/**
 * What is paid first for booths that are taken together: the deposits of all of them, and the whole price of those that have
 * none. Options are paid with the rest. Null: no booth has a deposit, and all of it is due at once.
 */
export const depositOf = (
  prices: readonly Pick<BoothPrice, 'depositMinor' | 'totalMinor'>[],
): number | null =>
  prices.some(hasDeposit) ? prices.reduce((sum, { depositMinor }) => sum + depositMinor, 0) : null

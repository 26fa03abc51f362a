import { dayOf } from './china-time'

/** Time as the use cases see it; tests pass one that stands still. */
export type Clock = {
  now(): Date
  /** YYYY-MM-DD in China, where the dates of needs are meant */
  today(): string
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => dayOf(new Date()),
}

export const fixedClock = (instant: Date): Clock => ({
  now: () => new Date(instant),
  today: () => dayOf(instant),
})

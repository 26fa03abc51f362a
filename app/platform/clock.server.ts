/** Time as the use cases see it; tests pass one that stands still. */
export type Clock = {
  now(): Date /** YYYY-MM-DD in China, where the dates of needs are meant */
  today(): string
}

const chinaDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => chinaDate.format(new Date()),
}

export const fixedClock = (instant: Date): Clock => ({
  now: () => new Date(instant),
  today: () => chinaDate.format(instant),
})

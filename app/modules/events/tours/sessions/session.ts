export const sessionOutcomes = ['promising', 'open', 'unfit', 'missed'] as const
/** What came of a meeting: worth going on, still open, does not suit, did not take place. */
export type SessionOutcome = (typeof sessionOutcomes)[number]

/** When the rounds of a needs session are. Times are in Asia/Shanghai. */
export type Session = {
  /** YYYY-MM-DD */
  day: string
  /** HH:MM */
  starts: string
  /** of one round */
  minutes: number
  rounds: number
  madeAt: Date | null
}

export type SessionPair = {
  needId: number
  needZh: string
  needEn: string
  offeringId: number
  offeringZh: string
  offeringEn: string
  passes: boolean
  /** hundredths of a point */
  score: number
}

export type SessionMeeting = {
  id: number
  round: number
  table: number
  team: { id: number; nameZh: string; nameEn: string }
  enterprise: { id: number; nameZh: string; nameEn: string }
  pairs: SessionPair[]
  outcome: SessionOutcome | null
  note: string
  recordedAt: Date | null
}

/** The usual session: half a day after the opening. */
export const usualSession = (stop: { startsOn: string }): Session => ({
  day: stop.startsOn,
  starts: '13:30',
  minutes: 20,
  rounds: 8,
  madeAt: null,
})

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** When a round is: `13:30–13:50`. */
export function roundTimes({ starts, minutes }: Pick<Session, 'starts' | 'minutes'>, round: number): string {
  const [hours = 0, rest = 0] = starts.split(':').map(Number)
  const begins = hours * 60 + rest + (round - 1) * minutes
  return `${clock(begins)}–${clock(begins + minutes)}`
}

/** Whether the last round ends on the day on which the first began. */
export function fitsDay({
  starts,
  minutes,
  rounds,
}: Pick<Session, 'starts' | 'minutes' | 'rounds'>): boolean {
  const [hours = 0, rest = 0] = starts.split(':').map(Number)
  return hours * 60 + rest + rounds * minutes <= 24 * 60
}

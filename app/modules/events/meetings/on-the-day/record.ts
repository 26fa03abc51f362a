import type { MeetingSide } from '../meeting'

export const meetingOutcomes = ['promising', 'open', 'unfit', 'missed'] as const
export const nextSteps = ['introduce', 'quote', 'trial', 'none'] as const
export const ratings = [1, 2, 3, 4, 5] as const

/** The most notes that are sent at once: with their longest texts they are within what a form may hold. */
export const MOST_NOTES = 10

/** A note as it is sent: short names; `t` in ms by the clock of whoever noted. `r` is the request, `g` the rating. */
export type NoteLine = {
  id: string
  t: number
  r: number
  o: (typeof meetingOutcomes)[number]
  s: (typeof nextSteps)[number]
  g: number | null
  n: string
}

/** What the server says of a note: what came of it, in words, with the introduction that is open now; or why not. */
export type SentNote = {
  clientId: string
  refused: string | null
  said: string
  introductionHref: string | null
}

/** What one side noted of a meeting. */
export type MeetingRecord = {
  requestId: number
  side: MeetingSide
  outcome: (typeof meetingOutcomes)[number]
  nextStep: (typeof nextSteps)[number]
  rating: number | null
  note: string
  recordedAt: Date
}

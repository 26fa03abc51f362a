import type { MeetingSide } from '../meeting'

export const meetingOutcomes = ['promising', 'open', 'unfit', 'missed'] as const
export const nextSteps = ['introduce', 'quote', 'trial', 'none'] as const
export const ratings = [1, 2, 3, 4, 5] as const

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

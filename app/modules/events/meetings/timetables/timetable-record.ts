import type { Method, Progress } from '../timetable/problem'

export type TimetableState = 'waiting' | 'working' | 'made' | 'failed' | 'published'
/** Why none came of it. */
export type TimetableTrouble = '' | 'fixed_clash' | 'clash' | 'nothing' | 'error'

/** A timetable that was asked for, and what is known of it. */
export type TimetableRecord = {
  id: number
  programmeId: number
  state: TimetableState
  anew: boolean
  seconds: number
  progress: Progress | null
  method: Method | null
  worth: number | null
  bound: number | null
  wishes: number | null
  meetings: number
  trouble: TimetableTrouble
  askedAt: Date
  endedAt: Date | null
  publishedAt: Date | null
}

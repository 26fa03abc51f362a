import type { SessionOutcome } from '../session'

export type PairView = {
  key: string
  need: string
  needHref: string
  offering: string
  offeringHref: string
  /** `全部通过 · 82` */
  fit: string
}

export type MeetingView = {
  id: number
  time: string
  table: number
  enterprise: string
  team: string
  pairs: PairView[]
  outcome: SessionOutcome | null
  outcomeWords: string
  note: string
}

export type TableView = { number: number; team: string; meetings: MeetingView[] }

export type SessionView = {
  form: { day: string; starts: string; minutes: string; rounds: string; min: string; max: string }
  made: string | null
  summary: string
  tables: TableView[]
  /** who takes part and has nobody to talk to */
  alone: string[]
}

/** What one organisation does at a stop. */
export type ProgrammeView = {
  id: number
  name: string
  meetings: MeetingView[]
  drills: { id: number; title: string; time: string; place: string; measures: string }[]
}

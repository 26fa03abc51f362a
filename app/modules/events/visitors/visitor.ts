import type { Person } from '~/modules/accounts'
import { type Event, phaseOn } from '../event'

export const visitorKinds = ['team', 'professional'] as const
export type VisitorKind = (typeof visitorKinds)[number]

export const visitorStates = ['registered', 'cancelled'] as const
export type VisitorState = (typeof visitorStates)[number]

/** What stands on the ticket and the badge, and how to reach the visitor. */
export type VisitorContent = {
  name: string
  /** as printed */
  organisationName: string
  title: string
  phone: string
  /** empty: none */
  email: string
}

export type Visitor = VisitorContent & {
  id: number
  eventId: number
  /** for which stop of a tour; null: for the event as a whole */
  stopId: number | null
  /** the sign-up that names them, which the ticket follows; null: registered one by one */
  signUpId: number | null
  /** who registered, or signed up */
  personId: number
  /** the visitor is that person */
  own: boolean
  kind: VisitorKind
  /** whom they come for */
  organisationId: number | null
  state: VisitorState
  number: string
  issue: number
  sharesContact: boolean
  /** the badge of this issue was printed then */
  printedAt: Date | null
  createdAt: Date
  updatedAt: Date
}

/** Where visitors come to. `stopId`: those whose tickets are good at this stop of a tour; none: all of the event. */
export type VisitorScope = { eventId: number; stopId?: number | null | undefined }

/** The most colleagues that one person registers for one event, or for one stop. */
export const MAX_COLLEAGUES = 100
/** In one sending. */
export const COLLEAGUE_ROWS = 5

/** A member of a rescue team comes as a team, everybody else as a professional. */
export const kindFor = (organisation: Person['organisation']): VisitorKind =>
  organisation?.kind === 'rescue_team' ? 'team' : 'professional'

/** Whether tickets of an event can still be changed. */
export const keepsTickets = (event: Pick<Event, 'state' | 'startsOn' | 'endsOn'>, today: string): boolean =>
  event.state === 'published' && phaseOn(event, today) !== 'over'

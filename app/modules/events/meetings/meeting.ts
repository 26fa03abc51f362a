import { DomainError } from '~/platform/errors'

export const meetingSides = ['enterprise', 'team'] as const
/** The two sides of a meeting: whose the offering is, and whose the need is. */
export type MeetingSide = (typeof meetingSides)[number]

export const otherSide = (side: MeetingSide): MeetingSide => (side === 'team' ? 'enterprise' : 'team')

export const requestStates = ['asked', 'accepted', 'declined', 'withdrawn', 'cancelled'] as const
export type RequestState = (typeof requestStates)[number]

export const requestEvents = ['accept', 'decline', 'propose', 'withdraw', 'cancel'] as const
export type RequestEvent = (typeof requestEvents)[number]

export type Party = { id: number; nameZh: string; nameEn: string }

/** A meeting that one side asks the other for. */
export type MeetingRequest = {
  id: number
  programmeId: number
  state: RequestState
  askedBy: MeetingSide
  text: string
  offering: { id: number; nameZh: string; nameEn: string }
  need: { id: number; titleZh: string; titleEn: string }
  enterprise: Party
  team: Party
  /** of the match that it rests on, as it was when it was asked for: 0 to 100 */
  score: number
  verdict: 'pass' | 'unknown' | 'near'
  /** the time that one side proposes */
  proposed: { slotId: number; by: MeetingSide } | null
  reason: string
  /** a timetable must hold it then */
  fixed: { slotId: number; placeId: number | null; by: 'sides' | 'organizer' } | null
  introductionId: number | null
  askedAt: Date
  updatedAt: Date
}

/**
 * A table or a booth by one number, as the timetable knows places: tables by their ids, booths by the negative of
 * theirs.
 */
export type PlaceId = number
export const placeIdOf = ({ table, booth }: { table: number | null; booth: number | null }): PlaceId | null =>
  table ?? (booth === null ? null : -booth)
export const placeColumns = (id: PlaceId | null) => ({
  table_id: id !== null && id > 0 ? id : null,
  booth_id: id !== null && id < 0 ? -id : null,
})

/** What follows from each event; propose and accept are for the side whose turn it is. */
export const requestTransitions: Record<RequestState, Partial<Record<RequestEvent, RequestState>>> = {
  asked: { accept: 'accepted', decline: 'declined', propose: 'asked', withdraw: 'withdrawn' },
  accepted: { cancel: 'cancelled' },
  declined: {},
  withdrawn: {},
  cancelled: {},
}

type Turn = Pick<MeetingRequest, 'state' | 'askedBy' | 'proposed'>

/** Who is to answer: whoever did not ask, or did not propose a time last. Null: nobody. */
export const turnOf = ({ state, askedBy, proposed }: Turn): MeetingSide | null =>
  state === 'asked' ? otherSide(proposed?.by ?? askedBy) : null

/** Whether a side may do this now. Either may cancel what both agreed to; whoever waits for an answer may withdraw. */
export function mayDo(request: Turn, event: RequestEvent, side: MeetingSide): boolean {
  if (requestTransitions[request.state][event] === undefined) return false
  if (event === 'cancel') return true
  return (turnOf(request) === side) === (event !== 'withdraw')
}

/** The state after a side's word. @throws DomainError `meeting_state` (409), `other_side` (403) */
export function nextRequestState(request: Turn, event: RequestEvent, side: MeetingSide): RequestState {
  const to = requestTransitions[request.state][event]
  if (to === undefined)
    throw new DomainError('meeting_state', { state: request.state, event }, { status: 409 })
  if (!mayDo(request, event, side)) throw new DomainError('other_side', {}, { status: 403 })
  return to
}

/** What participants were told of a request: when and where it is held, or that it is not. */
export type PlannedMeeting = {
  requestId: number
  state: 'planned' | 'cancelled'
  slotId: number
  placeId: PlaceId
  /** names it in calendars for good; `sequence` counts its changes (RFC 5545) */
  uid: string
  sequence: number
  reason: string
  updatedAt: Date
}

export const MAX_TEXT = 500

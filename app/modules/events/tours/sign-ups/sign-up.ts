import type { Side } from '../stops/stop'

export const signUpStates = ['accepted', 'waiting', 'withdrawn', 'removed'] as const
/** How an organisation stands at one stop. `removed`: by the organizer, with a reason. */
export type SignUpState = (typeof signUpStates)[number]

/** What an offering needs where it is shown. */
export type OnSite = {
  offeringId: number
  /** null: no power */
  powerWatts: number | null
  water: boolean
  /** null: no more than a table */
  spaceM2: number | null
  /** it flies: the organizer asks for permission */
  flight: boolean
  note: string
}

export type Participant = {
  name: string
  duty: string
  phone: string
  /** where their ticket is mailed to; empty: nowhere */
  email: string
}

/** A thing (an offering of an enterprise, a need of a team) that is not brought to a stop that the sign-up covers. */
export type LeftOut = { stopId: number; thingId: number }

/** What an organisation says when it signs up: one for the whole tour, whichever stops it covers. */
export type SignUpContent = {
  stops: number[]
  contactName: string
  contactPhone: string
  note: string
  /** of an enterprise: what it brings */
  offerings: OnSite[]
  /** of a team: what it asks for */
  needs: number[]
  /** all of it comes to all the stops, but for these */
  leftOut?: LeftOut[]
  /** who comes: an enterprise need not say it. They get tickets where it is accepted */
  people: Participant[]
}

export type SignUpStop = {
  stopId: number
  state: SignUpState
  since: Date
  reason: string
}

export type SignUp = Omit<SignUpContent, 'stops'> & {
  id: number
  eventId: number
  organisation: { id: number; nameZh: string; nameEn: string }
  side: Side
  version: number
  /** null: nobody says */
  signedBy: number | null
  signedAt: Date
  updatedAt: Date
  stops: SignUpStop[]
}

/** What is left out, of the stops and things that the sign-up has. */
export const leftOutOf = ({ stops, offerings, needs, leftOut = [] }: Omit<SignUpContent, 'people'>) => {
  const things = new Set(thingsOf({ offerings, needs }))
  return leftOut.filter(({ stopId, thingId }) => stops.includes(stopId) && things.has(thingId))
}

/** Whether there is a stop to which nothing would be brought. */
export function comesEmpty(content: SignUpContent): boolean {
  const leftOut = leftOutOf(content)
  const things = thingsOf(content)
  return content.stops.some((stop) =>
    things.every((thing) => leftOut.some(({ stopId, thingId }) => stopId === stop && thingId === thing)),
  )
}

/** A sign-up as one stop sees it: with what is brought there. */
export function asAt(signUp: SignUp, stop: number): SignUp {
  const isThere = (thing: number) =>
    !signUp.leftOut?.some(({ stopId, thingId }) => stopId === stop && thingId === thing)
  return {
    ...signUp,
    offerings: signUp.offerings.filter(({ offeringId }) => isThere(offeringId)),
    needs: signUp.needs.filter(isThere),
  }
}

/**
 * What is said now, beside what was said of stops that are over or called off: these are not asked for again, and what came
 * to them stays on record, whatever is brought to the stops ahead.
 */
export function withSettled(
  content: SignUpContent,
  before: SignUp | null,
  isSettled: (stopId: number) => boolean,
): SignUpContent {
  const settled = activeStopsOf(before).filter(isSettled)
  if (!before || settled.length === 0) return content
  const leftOut = before.leftOut ?? []
  const [now, then] = [thingsOf(content), thingsOf(before)]
  const came = (thing: number) =>
    settled.some((stop) => !leftOut.some(({ stopId, thingId }) => stopId === stop && thingId === thing))
  const stays = (thing: number) => !now.includes(thing) && came(thing)
  const without = (stops: readonly number[], things: readonly number[]): LeftOut[] =>
    stops.flatMap((stopId) => things.map((thingId) => ({ stopId, thingId })))
  const ahead = content.stops.filter((stop) => !settled.includes(stop))
  return {
    ...content,
    stops: [...ahead, ...settled],
    offerings: [...content.offerings, ...before.offerings.filter(({ offeringId }) => stays(offeringId))],
    needs: [...content.needs, ...before.needs.filter(stays)],
    leftOut: [
      ...(content.leftOut ?? []).filter(({ stopId }) => !settled.includes(stopId)),
      ...leftOut.filter(({ stopId }) => settled.includes(stopId)),
      ...without(
        settled,
        now.filter((thing) => !then.includes(thing)),
      ),
      ...without(ahead, then.filter(stays)),
    ],
  }
}

const thingsOf = ({ offerings, needs }: Pick<SignUpContent, 'offerings' | 'needs'>): number[] => [
  ...offerings.map(({ offeringId }) => offeringId),
  ...needs,
]

/** The stops where it takes part or waits. */
export const activeStopsOf = (signUp: SignUp | null): number[] =>
  signUp?.stops.filter(({ state }) => isActive(state)).map(({ stopId }) => stopId) ?? []

export const MAX_BROUGHT = 30
export const MAX_NEEDS = 40
export const MAX_PEOPLE = 30

/** Takes part, or waits for a place. */
export const isActive = (state: SignUpState): boolean => state === 'accepted' || state === 'waiting'

/** Where somebody who asks now comes to stand: nobody goes past those who wait. */
export const placeFor = ({
  capacity,
  accepted,
  waiting,
}: {
  capacity: number
  accepted: number
  waiting: number
}): 'accepted' | 'waiting' => (accepted < capacity && waiting === 0 ? 'accepted' : 'waiting')

/** How many of those who wait can move up. */
export const freePlaces = ({ capacity, accepted }: { capacity: number; accepted: number }): number =>
  Math.max(0, capacity - accepted)

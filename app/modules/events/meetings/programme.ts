import { DomainError } from '~/platform/errors'
import type { EventScope } from '../event'
import { type PlaceId, placeIdOf } from './meeting'

/** Days are YYYY-MM-DD and hours HH:MM, both in Asia/Shanghai. */
export type MeetingSlot = { id: number; day: string; starts: string; ends: string }
export type MeetingTable = { id: number; number: string; hall: string }

/** When and where meetings can be held. */
export type Programme = EventScope & {
  id: number
  /** how many meetings an organisation has at most, where nothing else is said of it */
  cap: number | null
  walkMinutes: number
  atBooths: boolean
  requestsUntil: string
  publishedAt: Date | null
  slots: MeetingSlot[]
  tables: MeetingTable[]
}

/** A place as people find it. */
export type MeetingPlace = {
  id: PlaceId
  kind: 'table' | 'booth'
  number: string
  hall: string
  /** whose booth it is */
  owners: number[]
}

export const tablePlaces = (tables: readonly MeetingTable[]): MeetingPlace[] =>
  tables.map(({ id, number, hall }) => ({
    id: placeIdOf({ table: id, booth: null }) ?? 0,
    kind: 'table',
    number,
    hall,
    owners: [],
  }))

export type SlotPlan = {
  days: readonly string[]
  from: string
  until: string
  /** of a meeting, and between two */
  minutes: number
  pause: number
  /** nothing is held between these hours; both empty: no break */
  breakFrom: string
  breakUntil: string
}

export const MAX_SLOTS = 120
export const MAX_TABLES = 300

/**
 * The slots of each day, one after the other; one that would run into the break begins after it.
 * @throws DomainError `slot_hours`, `no_slots`, `too_many_slots` (422)
 */
export function slotsOf(plan: SlotPlan): Omit<MeetingSlot, 'id'>[] {
  const [from, until] = [minutesOf(plan.from), minutesOf(plan.until)]
  if (until <= from) throw new DomainError('slot_hours', { field: 'until' })
  const pause =
    plan.breakFrom && plan.breakUntil
      ? { from: minutesOf(plan.breakFrom), until: minutesOf(plan.breakUntil) }
      : null
  if (pause && pause.until <= pause.from) throw new DomainError('slot_hours', { field: 'breakUntil' })
  const times: [number, number][] = []
  for (let at = from; at + plan.minutes <= until; ) {
    const ends = at + plan.minutes
    if (pause && at < pause.until && ends > pause.from) {
      at = pause.until
      continue
    }
    times.push([at, ends])
    at = ends + plan.pause
  }
  const slots = plan.days.flatMap((day) =>
    times.map(([starts, ends]) => ({ day, starts: clockOf(starts), ends: clockOf(ends) })),
  )
  if (slots.length === 0) throw new DomainError('no_slots', { field: 'minutes' })
  if (slots.length > MAX_SLOTS) throw new DomainError('too_many_slots', { field: 'minutes', most: MAX_SLOTS })
  return slots
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

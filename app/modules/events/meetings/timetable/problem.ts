/**
 * One-to-one meetings over slots and places, as a pure problem: what is given, and what an answer is. Who asks for
 * the timetable of an exhibition or of a stop of a tour translates it into this.
 *
 * An answer keeps these rules, which `check-timetable.ts` holds it to:
 *  - a wish is met once at most, and in a slot that is given;
 *  - nobody is in two meetings of one slot, no table or booth is used twice in one, nor where it is closed;
 *  - a booth is used by meetings of whoever stands there; tables are for everybody;
 *  - both sides are free in the slot, and nobody has more meetings than they want;
 *  - between meetings in different halls there is time to walk;
 *  - a fixed meeting is held, in its slot and at its place. What somebody fixed goes before availability and caps.
 */

/** Days are YYYY-MM-DD, hours HH:MM, in the same time zone. No two slots of a problem overlap. */
export type Slot = { id: number; day: string; start: string; end: string }

export type Place = {
  id: number
  kind: 'table' | 'booth'
  hall: string
  /** whose booth it is; empty for a table */
  owners: readonly number[]
  /** slots in which it cannot be used */
  closed: readonly number[]
}

/** An organisation that meets others. */
export type Participant = {
  id: number
  /** the slots in which it is free */
  slots: readonly number[]
  /** how many meetings it wants at most; null: as many as there are slots */
  cap: number | null
}

/** A meeting that may be held: between `a` and `b`, and what their match is worth (0 to 100). */
export type Wish = {
  id: number
  a: number
  b: number
  score: number
  /** it is held in this slot (and at this place, unless null), whatever else gives way */
  fixed: { slot: number; place: number | null } | null
}

/** Minutes from one hall to another, both ways. Halls that are not named are next to each other. */
export type Walk = { from: string; to: string; minutes: number }

/** A wish that is met. */
export type Meeting = { wish: number; slot: number; place: number }

export type MeetingProblem = {
  slots: readonly Slot[]
  places: readonly Place[]
  participants: readonly Participant[]
  wishes: readonly Wish[]
  walks: readonly Walk[]
  /** the timetable that people already have: what stands there is moved only for much */
  standing: readonly Meeting[]
}

/**
 * How a timetable was found: proven to be the best of all; put together from parts with a bound on what is missing;
 * or taken wish by wish, best first, where no solver could be asked.
 */
export type Method = 'exact' | 'decomposed' | 'greedy'

export type Timetable = {
  meetings: Meeting[]
  method: Method
  /** what it is worth (`worth.ts`), and what none can be worth more than */
  worth: number
  bound: number
}

export type Progress = {
  step: 'start' | 'bound' | 'build' | 'improve'
  /** how much of the time or the work is over, 0 to 1 */
  done: number
  worth: number | null
  bound: number | null
}

/**
 * How much better the best could still be, as a part of the bound: 0.01 is one per cent. A bound is below nothing where
 * little can be kept of what people have.
 */
export const gapOf = ({ worth, bound }: Pick<Timetable, 'worth' | 'bound'>): number =>
  Math.max(0, bound - worth) / Math.max(1, Math.abs(bound))

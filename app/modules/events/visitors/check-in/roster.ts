/** A row of the list that a gate carries along: number, issue, when cancelled (ms; 0: not), name, organisation, team. */
export type RosterRow = [
  number: string,
  issue: number,
  cancelled: number,
  name: string,
  organisation: string,
  team: 0 | 1,
]
/** How somebody came in on a day: number, gate, when (ms). */
export type RosterEntry = [number: string, gate: string, at: number]

export type Roster = {
  /** what to ask with next time: changes since then; ms, by the clock here */
  now: number
  /** of the entries */
  day: string
  keys: string[]
  /** of a tour: the names of its stops, for tickets of others than this one */
  stops: [id: number, name: string][]
  visitors: RosterRow[]
  entries: RosterEntry[]
  /** where the next part begins; null: this is all */
  next: number | null
}

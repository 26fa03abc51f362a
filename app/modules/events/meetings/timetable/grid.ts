import type { Meeting, MeetingProblem, Wish } from './problem'
import { meetingWorth, type Stand } from './worth'

/** Places that stand for each other: the tables of a hall, or one booth. */
export type Group = {
  hall: number
  places: number[]
  /** how many can be used, by slot */
  seats: number[]
  /** must be counted: what only one participant can use is never used twice anyway */
  shared: boolean
}

export type GridWish = {
  wish: Wish
  a: number
  b: number
  slots: number[]
  groups: number[]
  /** the place that a fixed meeting must have; null: any */
  place: number | null
  stand: Stand | undefined
}

/** The problem by numbers: slots in the order of time, participants, halls, groups of places. */
export type Grid = {
  problem: MeetingProblem
  slotIds: number[]
  halls: string[]
  groups: Group[]
  wishes: GridWish[]
  /** by participant */
  caps: number[]
  free: boolean[][]
  /** slots that follow so closely that somebody might not get from hall to hall, with the minutes between */
  close: { from: number; to: number; minutes: number }[]
  walk: number[][]
}

/** Where a wish is met: a slot and a group, both by number. */
export type Spot = { slot: number; group: number }
/** By wish. */
export type Placement = (Spot | null)[]

export function makeGrid(problem: MeetingProblem): Grid {
  const slots = [...problem.slots].sort((a, b) => (timeOf(a.day, a.start) < timeOf(b.day, b.start) ? -1 : 1))
  const slotIds = slots.map(({ id }) => id)
  const slotOf = new Map(slotIds.map((id, index) => [id, index]))
  const halls = [...new Set(problem.places.map(({ hall }) => hall))].sort()
  const hallOf = new Map(halls.map((hall, index) => [hall, index]))
  const groups = groupPlaces(problem, slotIds, hallOf)
  const personOf = new Map(problem.participants.map(({ id }, index) => [id, index]))
  const free = problem.participants.map((participant) => {
    const theirs = new Set(participant.slots)
    return slotIds.map((id) => theirs.has(id))
  })
  const groupOf = new Map(groups.flatMap(({ places }, index) => places.map((id) => [id, index] as const)))
  const places = new Map(problem.places.map((place) => [place.id, place]))
  const tables = groups.flatMap(({ places: [first] }, index) =>
    first !== undefined && places.get(first)?.kind === 'table' ? [index] : [],
  )
  const booths = new Map<number, number[]>()
  for (const { id, owners, kind } of problem.places)
    if (kind === 'booth')
      for (const owner of owners) booths.set(owner, [...(booths.get(owner) ?? []), groupOf.get(id) ?? 0])
  const stands = new Map(
    problem.standing.map(({ wish, slot, place }) => [wish, { slot, hall: places.get(place)?.hall ?? '' }]),
  )

  const wishes = problem.wishes.flatMap((wish): GridWish[] => {
    const a = personOf.get(wish.a)
    const b = personOf.get(wish.b)
    if (a === undefined || b === undefined || a === b) return []
    const theirs = [...new Set([...(booths.get(wish.a) ?? []), ...(booths.get(wish.b) ?? []), ...tables])]
    const fixedSlot = wish.fixed && slotOf.get(wish.fixed.slot)
    const place = wish.fixed?.place ?? null
    return [
      {
        wish,
        a,
        b,
        slots: wish.fixed
          ? fixedSlot == null
            ? []
            : [fixedSlot]
          : slotIds.flatMap((_, slot) => (free[a]?.[slot] && free[b]?.[slot] ? [slot] : [])),
        groups: place === null ? theirs : theirs.filter((group) => group === groupOf.get(place)),
        place,
        stand: stands.get(wish.id),
      },
    ]
  })
  const fixed = new Array<number>(problem.participants.length).fill(0)
  for (const { wish, a, b } of wishes)
    if (wish.fixed) for (const side of [a, b]) fixed[side] = (fixed[side] ?? 0) + 1

  const walk = halls.map((from) => halls.map((to) => walkOf(problem, from, to)))
  const longest = Math.max(0, ...walk.flat())
  return {
    problem,
    slotIds,
    halls,
    groups,
    wishes,
    caps: problem.participants.map(({ cap }, person) =>
      Math.max(Math.min(cap ?? slots.length, slots.length), fixed[person] ?? 0),
    ),
    free,
    close: slots.flatMap((one, from) =>
      slots.flatMap((other, to) => {
        if (to <= from || one.day !== other.day) return []
        const minutes = minutesOf(other.start) - minutesOf(one.end)
        return minutes < longest ? [{ from, to, minutes }] : []
      }),
    ),
    walk,
  }
}

function groupPlaces(problem: MeetingProblem, slotIds: number[], hallOf: Map<string, number>): Group[] {
  const groups = new Map<string, { hall: number; places: MeetingProblem['places'][number][] }>()
  for (const place of problem.places) {
    const key = place.kind === 'table' ? `hall ${place.hall}` : `booth ${place.id}`
    const group = groups.get(key) ?? { hall: hallOf.get(place.hall) ?? 0, places: [] }
    group.places.push(place)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ hall, places }) => ({
    hall,
    places: places.map(({ id }) => id),
    seats: slotIds.map((slot) => places.filter(({ closed }) => !closed.includes(slot)).length),
    shared: places.some(({ kind, owners }) => kind === 'table' || owners.length > 1),
  }))
}

/** What a wish is worth at a spot, without fairness. */
export const spotWorth = (grid: Grid, { wish, stand }: GridWish, { slot, group }: Spot): number =>
  stand === undefined
    ? wish.score
    : meetingWorth(
        wish,
        { slot: grid.slotIds[slot] ?? -1, hall: grid.halls[grid.groups[group]?.hall ?? 0] ?? '' },
        stand,
      )

/** Whether nobody gets from one spot to the other in time. */
export function tooFar(grid: Grid, one: Spot, other: Spot): boolean {
  const [first, second] = one.slot < other.slot ? [one, other] : [other, one]
  const gap = grid.close.find(({ from, to }) => from === first.slot && to === second.slot)
  return gap !== undefined && minutesBetween(grid, first.group, second.group) > gap.minutes
}

export const minutesBetween = (grid: Grid, one: number, other: number): number =>
  grid.walk[grid.groups[one]?.hall ?? 0]?.[grid.groups[other]?.hall ?? 0] ?? 0

/** Whether two meetings are fixed at one place in one slot, or one where it is closed. */
export function fixedCollide({ wishes, places }: MeetingProblem): boolean {
  const taken = new Set<string>()
  return wishes.some(({ fixed }) => {
    if (!fixed || fixed.place === null) return false
    const key = `${fixed.slot} ${fixed.place}`
    const place = places.find(({ id }) => id === fixed.place)
    if (!place || place.closed.includes(fixed.slot) || taken.has(key)) return true
    taken.add(key)
    return false
  })
}

function walkOf({ walks }: MeetingProblem, from: string, to: string): number {
  if (from === to) return 0
  return (
    walks.find((walk) => [walk.from, walk.to].includes(from) && [walk.from, walk.to].includes(to))?.minutes ??
    0
  )
}

const timeOf = (day: string, time: string) => `${day} ${time}`
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/**
 * The meetings of a placement, each at a place of its group: the one that was fixed, else the one that it had, else
 * that of the two sides' meeting before, else the first that is left.
 */
export function meetingsOf(grid: Grid, placement: Placement): Meeting[] {
  const had = new Map(grid.problem.standing.map((meeting) => [meeting.wish, meeting]))
  const closed = new Map(grid.problem.places.map(({ id, closed }) => [id, new Set(closed)]))
  const before = new Map<number, number>()
  const meetings: Meeting[] = []
  for (const [slot, slotId] of grid.slotIds.entries()) {
    const used = new Set<number>()
    const here = grid.wishes.flatMap((wish, index) => {
      const spot = placement[index]
      return spot?.slot === slot ? [{ wish, places: grid.groups[spot.group]?.places ?? [] }] : []
    })
    const given = new Map<GridWish, number>()
    const give = (choose: (wish: GridWish, places: number[]) => (number | null | undefined)[]) => {
      for (const { wish, places } of here) {
        if (given.has(wish)) continue
        const place = choose(wish, places).find(
          (id) => id != null && places.includes(id) && !used.has(id) && !closed.get(id)?.has(slotId),
        )
        if (place == null) continue
        given.set(wish, place)
        used.add(place)
      }
    }
    give(({ place }) => [place])
    give(({ wish }) => [had.get(wish.id)?.slot === slotId ? had.get(wish.id)?.place : null])
    give(({ a, b }) => [before.get(a), before.get(b)])
    give((_, places) => places)
    for (const [{ wish, a, b }, place] of given) {
      meetings.push({ wish: wish.id, slot: slotId, place })
      before.set(a, place)
      before.set(b, place)
    }
  }
  return meetings
}

import { type Grid, minutesBetween, type Placement, type Spot, spotWorth, tooFar } from './grid'
import { addBelow, addColumn, addRow, newProgram, type Program } from './program'
import type { Search } from './search'
import { FIRST_MEETINGS } from './worth'

/** Which wishes are to be met in which slots anew; all others stay where they are. */
export type Part = { wishes: readonly number[]; slots: readonly number[] }

export const wholePart = ({ wishes, slotIds }: Grid): Part => ({
  wishes: [...wishes.keys()],
  slots: [...slotIds.keys()],
})

export type SpotsProgram = {
  program: Program
  /** the columns that stand for a wish at a spot, first of all columns */
  spots: { wish: number; spot: Spot; column: number }[]
  /** the placement that the values of an answer mean */
  read(values: ArrayLike<number>): Placement
  /** the placement it was made from, as values; null where that is not within its spots */
  begin: number[] | null
}

/**
 * Fairness is left out where the wishes to be met are chosen already; then each is worth what `worth` says. Spots that are
 * not `open` are left out, but for those where wishes are met now.
 */
type Aim = { worth?: (wish: number) => number; open?: Search['open'] }

/** The best way to meet the wishes of a part, as a program. */
export function spotsProgram(
  grid: Grid,
  placement: Placement,
  part: Part,
  { worth, open = () => true }: Aim = {},
): SpotsProgram {
  const program = newProgram()
  const moving = new Set(part.wishes)
  const rest = restOf(grid, placement, moving)
  const spots: SpotsProgram['spots'] = []
  const byPerson = new Map<number, number[]>()
  const byPersonSlot = new Map<number, { column: number; group: number }[]>()
  const bySeat = new Map<number, number[]>()
  const slotCount = grid.slotIds.length
  const put = <Item>(map: Map<number, Item[]>, key: number, item: Item) => {
    const items = map.get(key)
    if (items) items.push(item)
    else map.set(key, [item])
  }

  const slots = new Set(part.slots)
  for (const index of part.wishes) {
    const wish = grid.wishes[index]
    if (!wish) continue
    const { a, b } = wish
    const full = wish.wish.fixed === null && (rest.left(a) <= 0 || rest.left(b) <= 0)
    const columns: number[] = []
    for (const slot of full ? [] : wish.slots) {
      if (!slots.has(slot) || rest.busy(a, slot) || rest.busy(b, slot)) continue
      for (const group of wish.groups) {
        const spot = { slot, group }
        const now = placement[index]
        if (!open(index, spot) && !(now?.slot === slot && now.group === group)) continue
        if (rest.seats(spot) <= 0 || rest.far(a, spot) || rest.far(b, spot)) continue
        const column = addColumn(program, worth ? worth(index) : spotWorth(grid, wish, spot))
        spots.push({ wish: index, spot, column })
        columns.push(column)
        for (const side of [a, b]) {
          put(byPerson, side, column)
          put(byPersonSlot, side * slotCount + slot, { column, group })
        }
        put(bySeat, group * slotCount + slot, column)
      }
    }
    addRow(program, columns, 1, wish.wish.fixed ? 1 : undefined)
  }

  for (const columns of byPersonSlot.values())
    addRow(
      program,
      columns.map(({ column }) => column),
      1,
    )
  for (const [key, columns] of bySeat) {
    const spot = { group: Math.floor(key / slotCount), slot: key % slotCount }
    if (grid.groups[spot.group]?.shared) addRow(program, columns, rest.seats(spot))
  }
  const counts: { person: number; columns: number[]; firsts: number[] }[] = []
  for (const [person, columns] of byPerson) {
    addRow(program, columns, rest.left(person))
    const firsts = worth
      ? []
      : FIRST_MEETINGS.slice(rest.count(person)).map((each) => addColumn(program, each, { whole: false }))
    if (firsts.length > 0) addBelow(program, firsts, columns)
    counts.push({ person, columns, firsts })
  }
  addWalks(grid, program, byPersonSlot, [...byPerson.keys()])
  const read = (values: ArrayLike<number>): Placement => {
    const made = placement.map((spot, wish) => (moving.has(wish) ? null : spot))
    for (const { wish, spot, column } of spots) if ((values[column] ?? 0) > 0.5) made[wish] = spot
    return made
  }
  return { program, spots, read, begin: beginOf(placement, program, { spots, counts }, part.wishes) }
}

/** Nobody is in one hall in a slot and, too soon after it, in one that is too far away. */
function addWalks(
  grid: Grid,
  program: Program,
  byPersonSlot: Map<number, { column: number; group: number }[]>,
  people: number[],
) {
  const slotCount = grid.slotIds.length
  for (const person of people)
    for (const { from, to, minutes } of grid.close) {
      const first = byPersonSlot.get(person * slotCount + from) ?? []
      const second = byPersonSlot.get(person * slotCount + to) ?? []
      const done = new Set<number>()
      for (const { group } of first) {
        const hall = grid.groups[group]?.hall ?? 0
        if (done.has(hall)) continue
        done.add(hall)
        const far = second.filter((each) => minutesBetween(grid, group, each.group) > minutes)
        if (far.length === 0) continue
        const here = first.filter((each) => grid.groups[each.group]?.hall === hall)
        addRow(
          program,
          [...here, ...far].map(({ column }) => column),
          1,
        )
      }
    }
}

/** What the meetings that stay leave of people's time and of places. */
function restOf(grid: Grid, placement: Placement, moving: ReadonlySet<number>) {
  const slotCount = grid.slotIds.length
  const taken = new Map<number, Spot>()
  const counts = new Array<number>(grid.caps.length).fill(0)
  const used = new Map<number, number>()
  for (const [index, spot] of placement.entries()) {
    const wish = grid.wishes[index]
    if (!wish || !spot || moving.has(index)) continue
    for (const side of [wish.a, wish.b]) {
      taken.set(side * slotCount + spot.slot, spot)
      counts[side] = (counts[side] ?? 0) + 1
    }
    const key = spot.group * slotCount + spot.slot
    used.set(key, (used.get(key) ?? 0) + 1)
  }
  const nearby = grid.slotIds.map((_, slot) =>
    grid.close.flatMap(({ from, to }) => (from === slot ? [to] : to === slot ? [from] : [])),
  )
  return {
    busy: (person: number, slot: number) => taken.has(person * slotCount + slot),
    left: (person: number) => (grid.caps[person] ?? 0) - (counts[person] ?? 0),
    count: (person: number) => counts[person] ?? 0,
    seats: ({ slot, group }: Spot) =>
      (grid.groups[group]?.seats[slot] ?? 0) - (used.get(group * slotCount + slot) ?? 0),
    far: (person: number, spot: Spot) =>
      (nearby[spot.slot] ?? []).some((slot) => {
        const other = taken.get(person * slotCount + slot)
        return other !== undefined && tooFar(grid, spot, other)
      }),
  }
}

function beginOf(
  placement: Placement,
  program: Program,
  { spots, counts }: { spots: SpotsProgram['spots']; counts: { columns: number[]; firsts: number[] }[] },
  wishes: readonly number[],
): number[] | null {
  const values = new Array<number>(program.worth.length).fill(0)
  const columns = new Map(
    spots.map(({ wish, spot, column }) => [`${wish} ${spot.slot} ${spot.group}`, column]),
  )
  for (const wish of wishes) {
    const spot = placement[wish]
    if (!spot) continue
    const column = columns.get(`${wish} ${spot.slot} ${spot.group}`)
    if (column === undefined) return null
    values[column] = 1
  }
  for (const { columns, firsts } of counts) {
    const count = columns.reduce((sum, column) => sum + (values[column] ?? 0), 0)
    for (const [index, column] of firsts.entries()) values[column] = index < count ? 1 : 0
  }
  return values
}

import { type Grid, type GridWish, spotWorth } from './grid'
import { addBelow, addColumn, addRow, newProgram, type Program, type SolveProgram } from './program'
import { FIRST_MEETINGS, fairness } from './worth'

/**
 * Which meetings to hold, without saying when: every timetable keeps these rows, so that none is worth more than
 * the best choice. Left out is only that a slot and a place suit both at once.
 */
export function choiceProgram(
  grid: Grid,
  together: readonly number[],
): {
  program: Program
  chosen(values: ArrayLike<number>): number[]
} {
  const program = newProgram()
  const byPerson = grid.caps.map(() => [] as { column: number; slots: number[] }[])
  const everywhere: { column: number; slots: number[] }[] = []
  const atTables: { column: number; slots: number[] }[] = []
  const columns = grid.wishes.map((wish) => {
    if (wish.slots.length === 0 || wish.groups.length === 0) return null
    const column = addColumn(program, bestWorth(grid, wish))
    if (wish.wish.fixed) program.lower[column] = 1
    const { slots } = wish
    everywhere.push({ column, slots })
    for (const side of [wish.a, wish.b]) byPerson[side]?.push({ column, slots })
    if (wish.groups.every((group) => grid.groups[group]?.shared)) atTables.push({ column, slots })
    return column
  })
  const seats = seatsOf(grid)
  const room = (slots: number[], at: (slot: number) => number) =>
    slots.reduce((sum, slot) => sum + at(slot), 0)
  addWithin(program, everywhere, (slots) => room(slots, (slot) => together[slot] ?? 0))
  addWithin(program, atTables, (slots) =>
    room(slots, (slot) => Math.min(together[slot] ?? 0, seats[slot] ?? 0)),
  )
  for (const [person, theirs] of byPerson.entries()) {
    const all = theirs.map(({ column }) => column)
    addRow(program, all, grid.caps[person] ?? 0)
    addWithin(program, theirs, (slots) => slots.length)
    const firsts = FIRST_MEETINGS.map((each) => addColumn(program, each, { whole: false }))
    addBelow(program, firsts, all)
  }
  return {
    program,
    chosen: (values) =>
      columns.flatMap((column, wish) => (column !== null && (values[column] ?? 0) > 0.5 ? [wish] : [])),
  }
}

const seatsOf = (grid: Grid): number[] =>
  grid.slotIds.map((_, slot) =>
    grid.groups.reduce((sum, { shared, seats }) => sum + (shared ? (seats[slot] ?? 0) : 0), 0),
  )

/** How many meetings can be held at the same time, by slot: nobody is in two. */
export function mostTogether(grid: Grid, solve: SolveProgram, seconds: () => number): number[] {
  return grid.slotIds.map((_, slot) => {
    const program = newProgram()
    const byPerson = grid.caps.map(() => [] as number[])
    for (const { a, b, slots } of grid.wishes) {
      if (!slots.includes(slot)) continue
      const column = addColumn(program, 1, { whole: false })
      for (const side of [a, b]) byPerson[side]?.push(column)
    }
    for (const columns of byPerson) addRow(program, columns, 1)
    const { bound } = solve(program, { seconds: seconds(), gap: 0 })
    return Math.floor(Math.min(bound, grid.caps.length / 2) + 0.001)
  })
}

const bestWorth = (grid: Grid, wish: GridWish): number =>
  Math.max(
    ...wish.slots.flatMap((slot) => wish.groups.map((group) => spotWorth(grid, wish, { slot, group }))),
  )

/** Meetings that can only be held within some slots are no more than fit into these. */
function addWithin(
  program: Program,
  meetings: { column: number; slots: number[] }[],
  room: (slots: number[]) => number,
) {
  const sets = new Map(meetings.map(({ slots }) => [slots.join(), slots]))
  const all = [...new Set(meetings.flatMap(({ slots }) => slots))].sort((a, b) => a - b)
  sets.set(all.join(), all)
  for (const slots of sets.values()) {
    const within = meetings.filter((each) => each.slots.every((slot) => slots.includes(slot)))
    addRow(
      program,
      within.map(({ column }) => column),
      room(slots),
    )
  }
}

/** A bound that needs no solver: everybody has the best of their wishes, each of which counts half on both sides. */
export function easyBound(grid: Grid): number {
  const worths = grid.caps.map(() => [] as number[])
  for (const wish of grid.wishes) {
    if (wish.slots.length === 0 || wish.groups.length === 0) continue
    for (const side of [wish.a, wish.b]) worths[side]?.push(bestWorth(grid, wish) / 2)
  }
  return worths.reduce((sum, theirs, person) => {
    const best = theirs.sort((a, b) => b - a).slice(0, grid.caps[person])
    return sum + fairness(best.length) + best.reduce((total, worth) => total + worth, 0)
  }, 0)
}

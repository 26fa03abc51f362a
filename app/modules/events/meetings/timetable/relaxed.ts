import { type Program, type ProgramAnswer, withoutWhole } from './program'
import type { Search } from './search'
import { spotsProgram, wholePart } from './spots-program'

/** So many columns are relaxed within half a minute. */
const MOST_COLUMNS = 200_000

/**
 * Bounds a timetable by its relaxation, in which meetings may be held in halves, and lets the search leave out every
 * spot that costs more of that bound than the timetable lacks. Worth its time where people have a timetable already:
 * what moving costs is hardly shared out in halves.
 */
export function relax(search: Search): void {
  const { grid } = search
  const { program, spots } = spotsProgram(grid, search.placement, wholePart(grid))
  if (program.worth.length > MOST_COLUMNS) return
  const { duals } = search.solve(withoutWhole(program), { seconds: search.left() / 2, gap: 0 })
  if (!duals) return
  const byWish = new Map<number, number[]>()
  for (const { wish, column } of spots) {
    const columns = byWish.get(wish)
    if (columns) columns.push(column)
    else byWish.set(wish, [column])
  }
  const { bound, losses } = boundByDuals(program, duals, [...byWish.values()])
  search.bounded(bound)
  const lost = new Map<number, Map<number, number>>()
  for (const { wish, spot, column } of spots) {
    const theirs = lost.get(wish) ?? new Map<number, number>()
    theirs.set(spot.slot * grid.groups.length + spot.group, losses[column] ?? 0)
    lost.set(wish, theirs)
  }
  search.open = (wish, { slot, group }) =>
    (lost.get(wish)?.get(slot * grid.groups.length + group) ?? Number.POSITIVE_INFINITY) <=
    search.bound - search.worth
}

/**
 * What nothing that keeps the rows of a program is worth more than, by weak duality: any price a row gives such a
 * bound. Of the columns of a set one at most is taken, and whole. `losses`: how far below the bound all is that takes
 * a column of a set, by column.
 */
export function boundByDuals(
  { worth, lower, upper, rows }: Omit<Program, 'whole'>,
  duals: NonNullable<ProgramAnswer['duals']>,
  sets: readonly (readonly number[])[],
): { bound: number; losses: number[] } {
  const gains = [...worth]
  let bound = 0
  for (const [index, { columns, factors, least, most }] of rows.entries()) {
    const dual = duals[index] ?? 0
    const side = dual > 0 ? most : least
    if (dual === 0 || !Number.isFinite(side)) continue
    bound += dual * side
    for (const [at, column] of columns.entries())
      gains[column] = (gains[column] ?? 0) - dual * (factors[at] ?? 0)
  }
  const losses = gains.map(() => 0)
  const inSet = new Uint8Array(gains.length)
  for (const set of sets) {
    const best = set.reduce((most, column) => Math.max(most, gains[column] ?? 0), 0)
    bound += best
    for (const column of set) {
      losses[column] = best - (gains[column] ?? 0)
      inSet[column] = 1
    }
  }
  for (const [column, gain] of gains.entries())
    if (!inSet[column]) bound += gain * ((gain > 0 ? upper[column] : lower[column]) ?? 0)
  return { bound, losses }
}

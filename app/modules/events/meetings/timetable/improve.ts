import { goodEnough, type Search } from './search'
import { seeded } from './seeded'
import { type Part, spotsProgram } from './spots-program'

/** Columns that a part has at first; it grows where it is solved in less than the one, and shrinks above the other, in seconds. */
const PART_SIZE = 6_000
const [QUICK, SLOW, TOO_SLOW] = [1, 2.5, 5]
/** After so many parts in a row that gave nothing, nothing more is expected. */
const PATIENCE = 40

/**
 * Takes a part of the timetable apart again and again and puts it together at its best: a few slots, or some people.
 * `chosen`: the meetings of the best choice, which are likely to be in the best timetable too.
 */
export function improve(search: Search, chosen: readonly number[], tell: () => void): void {
  const random = seeded(1)
  const liked = new Set(chosen)
  const sizes = { slots: PART_SIZE, people: PART_SIZE }
  let failed = 0
  for (let round = 0; failed < PATIENCE && search.left() > 0.5 && !goodEnough(search); round++) {
    const kind = round % 3 === 2 ? 'people' : 'slots'
    const size = sizes[kind]
    const part = kind === 'people' ? somePeople(search, size, random) : someSlots(search, liked, size, random)
    const { open } = search
    const { program, read, begin } = spotsProgram(search.grid, search.placement, part, { open })
    const begun = search.left()
    const seconds = Math.min(TOO_SLOW, begun)
    const { values } = search.solve(program, { seconds, gap: 5 }, begin ?? undefined)
    failed = values && search.found(read(values)) ? 0 : failed + 1
    const took = begun - search.left()
    sizes[kind] = size * (took < QUICK ? 1.25 : took > SLOW ? 0.7 : 1)
    tell()
  }
}

/** Some slots, mostly next to each other, and every wish that is met there or not at all. */
function someSlots(search: Search, liked: ReadonlySet<number>, most: number, random: () => number): Part {
  const { grid, placement } = search
  const count = grid.slotIds.length
  const first = Math.floor(random() * count)
  const slots = new Set([first])
  while (slots.size < Math.min(count, Math.max(2, Math.round((3 * most) / PART_SIZE))))
    slots.add(random() < 0.5 ? (first + slots.size) % count : Math.floor(random() * count))
  const placed = placement.flatMap((spot, index) => (spot && slots.has(spot.slot) ? [index] : []))
  const missing = missingOf(search)
    .map((index) => {
      const wish = grid.wishes[index]
      return { index, rank: (liked.has(index) ? 1_000 : 0) + (wish?.wish.score ?? 0) * random() }
    })
    .sort((x, y) => y.rank - x.rank)
  const columns = (index: number) => {
    const wish = grid.wishes[index]
    return (wish?.slots.filter((slot) => slots.has(slot)).length ?? 0) * (wish?.groups.length ?? 0)
  }
  let size = placed.reduce((sum, index) => sum + columns(index), 0)
  const wishes = [...placed]
  for (const { index } of missing) {
    size += columns(index)
    if (size > most) break
    wishes.push(index)
  }
  return { wishes, slots: [...slots] }
}

/** Two who miss a meeting, others around them, and every wish of these, in all slots. */
function somePeople(search: Search, most: number, random: () => number): Part {
  const { grid } = search
  const missing = missingOf(search)
  const dropped = missing.filter((index) => grid.wishes[index]?.stand)
  const among = dropped.length > 0 && random() < 0.5 ? dropped : missing
  const start = grid.wishes[among[Math.floor(random() * among.length)] ?? -1]
  const people = start ? [start.a, start.b] : []
  const seen = new Set(people)
  const wishes = new Set<number>()
  const around = wishesByPerson(search)
  let size = 0
  for (let next = 0; next < people.length && size < most; next++)
    for (const index of around[people[next] ?? -1] ?? []) {
      const wish = grid.wishes[index]
      if (!wish || wishes.has(index)) continue
      wishes.add(index)
      // Of the spots of a wish not half are left by the meetings that stay.
      size += wish.slots.length * wish.groups.length * 0.4
      for (const side of [wish.a, wish.b])
        if (!seen.has(side) && random() < 0.4) {
          seen.add(side)
          people.push(side)
        }
    }
  return { wishes: [...wishes], slots: [...grid.slotIds.keys()] }
}

const missingOf = ({ placement }: Search): number[] =>
  placement.flatMap((spot, index) => (spot ? [] : [index]))

function wishesByPerson({ grid }: Search): number[][] {
  const around = grid.caps.map(() => [] as number[])
  for (const [index, { a, b }] of grid.wishes.entries()) for (const side of [a, b]) around[side]?.push(index)
  return around
}

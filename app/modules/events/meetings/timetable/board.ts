import { type Grid, type GridWish, type Placement, type Spot, spotWorth } from './grid'
import { FIRST_MEETINGS } from './worth'

/**
 * A placement that is changed meeting by meeting, millions of times a second. Whoever is met where is an option of a
 * wish, by number: those of wish `w` are `begins[w]` to `begins[w + 1]`. A wish that is fixed has none; it stays.
 */
export type Board = {
  begins: Int32Array
  /** by option, without fairness */
  worth: Float64Array
  /** the option at which a wish is met; -1: none */
  at: Int32Array
  /**
   * Writes the wishes into `into` that stand in the way of an option, and says how many; -1: it cannot be had. Where one
   * of several must give way, that is left to chance, and rather one that is worth little.
   */
  blockers(option: number, into: Int32Array): number
  /** What the sides of an option gain by fairness at most, once these wishes have given way. */
  fairness(option: number, blockers: Int32Array, count: number): number
  /** Both say what that adds to the worth of all. Nothing stands in the way of what is put. */
  put(option: number): number
  take(wish: number): number
  placement(): Placement
}

export function makeBoard(grid: Grid, placement: Placement, random: () => number): Board {
  const slotCount = grid.slotIds.length
  const groupCount = grid.groups.length
  const spots: { wish: number; spot: Spot }[] = []
  const begins = new Int32Array(grid.wishes.length + 1)
  for (const [index, wish] of grid.wishes.entries()) {
    begins[index] = spots.length
    const now = placement[index]
    const isNow = ({ slot, group }: Spot) => now?.slot === slot && now.group === group
    for (const slot of wish.slots)
      for (const group of wish.groups) {
        const spot = { slot, group }
        if (isNow(spot) || (wish.wish.fixed === null && !hasOwn(grid, wish, spot)))
          spots.push({ wish: index, spot })
      }
  }
  begins[grid.wishes.length] = spots.length
  const wishOf = Int32Array.from(spots, ({ wish }) => wish)
  const slotOf = Int32Array.from(spots, ({ spot }) => spot.slot)
  const groupOf = Int32Array.from(spots, ({ spot }) => spot.group)
  const worth = Float64Array.from(spots, ({ wish, spot }) => {
    const wished = grid.wishes[wish]
    return wished ? spotWorth(grid, wished, spot) : 0
  })
  const sideA = Int32Array.from(grid.wishes, ({ a }) => a)
  const sideB = Int32Array.from(grid.wishes, ({ b }) => b)
  const fixed = Uint8Array.from(grid.wishes, ({ wish }) => (wish.fixed === null ? 0 : 1))
  const hallCount = grid.halls.length
  const hallOf = Int32Array.from(groupOf, (group) => grid.groups[group]?.hall ?? 0)
  // By two halls and two slots: nobody gets from one to the other in time.
  const tooFar = new Uint8Array(hallCount ** 2 * slotCount ** 2)
  const near = grid.slotIds.map(() => [] as number[])
  for (const { from, to, minutes } of grid.close) {
    near[from]?.push(to)
    near[to]?.push(from)
    for (const [one, row] of grid.walk.entries())
      for (const [other, walk] of row.entries())
        for (const [slot, next] of [
          [from, to],
          [to, from],
        ] as const)
          tooFar[((one * hallCount + other) * slotCount + slot) * slotCount + next] = walk > minutes ? 1 : 0
  }
  const caps = Int32Array.from(grid.caps)
  const seatCounts = Int32Array.from(
    { length: slotCount * groupCount },
    (_, seat) => grid.groups[seat % groupCount]?.seats[Math.floor(seat / groupCount)] ?? 0,
  )

  const at = new Int32Array(grid.wishes.length).fill(-1)
  const busy = new Int32Array(grid.caps.length * slotCount).fill(-1)
  const counts = new Int32Array(grid.caps.length)
  const seated = Array.from({ length: slotCount * groupCount }, () => [] as number[])
  const seatOf = (option: number) => (slotOf[option] ?? 0) * groupCount + (groupOf[option] ?? 0)
  const first = (count: number) => FIRST_MEETINGS[count] ?? 0

  function put(option: number): number {
    const wish = wishOf[option] ?? 0
    const slot = slotOf[option] ?? 0
    const [a, b] = [sideA[wish] ?? 0, sideB[wish] ?? 0]
    seated[seatOf(option)]?.push(wish)
    at[wish] = option
    busy[a * slotCount + slot] = wish
    busy[b * slotCount + slot] = wish
    const gain = (worth[option] ?? 0) + first(counts[a] ?? 0) + first(counts[b] ?? 0)
    counts[a] = (counts[a] ?? 0) + 1
    counts[b] = (counts[b] ?? 0) + 1
    return gain
  }
  function take(wish: number): number {
    const option = at[wish] ?? 0
    const slot = slotOf[option] ?? 0
    const [a, b] = [sideA[wish] ?? 0, sideB[wish] ?? 0]
    const there = seated[seatOf(option)]
    const last = there?.pop()
    if (there && last !== undefined && last !== wish) there[there.indexOf(wish)] = last
    at[wish] = -1
    busy[a * slotCount + slot] = -1
    busy[b * slotCount + slot] = -1
    counts[a] = (counts[a] ?? 0) - 1
    counts[b] = (counts[b] ?? 0) - 1
    return 0 - (worth[option] ?? 0) - first(counts[a] ?? 0) - first(counts[b] ?? 0)
  }

  // Whoever must give way to what is asked about now.
  let giving: Int32Array = new Int32Array(0)
  let count = 0
  function add(wish: number): boolean {
    if (wish < 0 || fixed[wish]) return false
    if (!gives(wish)) giving[count++] = wish
    return true
  }
  function gives(wish: number): boolean {
    for (let index = 0; index < count; index++) if (giving[index] === wish) return true
    return false
  }
  /** Of two that chance names the one that is worth less; -1: none of those named can give way. */
  function lesser(one: number, other: number): number {
    if (one < 0 || fixed[one]) return other
    if (other < 0 || fixed[other]) return one
    return (worth[at[one] ?? 0] ?? 0) < (worth[at[other] ?? 0] ?? 0) ? one : other
  }
  /** One more; false where it gives way already. */
  const addOne = (wish: number): boolean => !gives(wish) && add(wish)
  const someMeeting = (person: number) => busy[person * slotCount + Math.floor(random() * slotCount)] ?? -1
  const someSeated = (there: number[]) => there[Math.floor(random() * there.length)] ?? -1

  /** Adds those of a side; false: the option cannot be had. */
  function addOf(person: number, self: number, option: number, met: number): boolean {
    const slot = slotOf[option] ?? 0
    const theirs = person * slotCount
    const before = count
    const here = busy[theirs + slot] ?? -1
    if (here >= 0 && here !== self && !add(here)) return false
    const around = near[slot] ?? []
    for (let index = 0; index < around.length; index++) {
      const other = around[index] ?? 0
      const wish = busy[theirs + other] ?? -1
      if (wish < 0 || wish === self) continue
      const way = (hallOf[option] ?? 0) * hallCount + (hallOf[at[wish] ?? 0] ?? 0)
      if (tooFar[(way * slotCount + slot) * slotCount + other] && !add(wish)) return false
    }
    if ((counts[person] ?? 0) - (count - before) - met < (caps[person] ?? 0)) return true
    return addOne(lesser(someMeeting(person), someMeeting(person)))
  }

  function blockers(option: number, into: Int32Array): number {
    const self = wishOf[option] ?? 0
    const met = (at[self] ?? -1) >= 0 ? 1 : 0
    giving = into
    count = 0
    if (!addOf(sideA[self] ?? 0, self, option, met) || !addOf(sideB[self] ?? 0, self, option, met)) return -1
    const seat = seatOf(option)
    const there = seated[seat] ?? []
    const seats = seatCounts[seat] ?? 0
    let stay = there.length
    if (stay < seats) return count
    if (met && seatOf(at[self] ?? 0) === seat) stay--
    for (let index = 0; index < count; index++) if (seatOf(at[into[index] ?? 0] ?? 0) === seat) stay--
    return stay < seats || addOne(lesser(someSeated(there), someSeated(there))) ? count : -1
  }

  function fairness(option: number, gone: Int32Array, count: number): number {
    const wish = wishOf[option] ?? 0
    if ((at[wish] ?? -1) >= 0) return 0
    return firstOf(sideA[wish] ?? 0, gone, count) + firstOf(sideB[wish] ?? 0, gone, count)
  }
  function firstOf(person: number, gone: Int32Array, count: number): number {
    let stay = counts[person] ?? 0
    for (let index = 0; index < count; index++)
      if (sideA[gone[index] ?? 0] === person || sideB[gone[index] ?? 0] === person) stay--
    return first(stay)
  }

  for (const [index, spot] of placement.entries()) {
    if (!spot) continue
    for (let option = begins[index] ?? 0; option < (begins[index + 1] ?? 0); option++)
      if (slotOf[option] === spot.slot && groupOf[option] === spot.group) put(option)
  }
  return {
    ...{ begins, worth, at, blockers, fairness, put, take },
    placement: () =>
      Array.from(at, (option) =>
        option < 0 ? null : { slot: slotOf[option] ?? 0, group: groupOf[option] ?? 0 },
      ),
  }
}

/** Whether a booth of one of the two stands in the hall: it is theirs in that slot, and no table is needed. */
function hasOwn(grid: Grid, wish: GridWish, { slot, group }: Spot): boolean {
  const there = grid.groups[group]
  return (
    there?.shared === true &&
    wish.groups.some((other) => {
      const booth = grid.groups[other]
      return booth?.shared === false && booth.hall === there.hall && (booth.seats[slot] ?? 0) > 0
    })
  )
}

import { makeBoard } from './board'
import type { Search } from './search'
import { seeded } from './seeded'

/** How much worse a change may be, in points of worth, to be made now and then: a meeting is worth 0 to 100. */
const [HOT, COLD] = [15, 4]
/** As often as any wish is put at any spot, nothing more is expected. */
const TIMES = 4_000
/** So many changes are tried between two looks at the clock. */
const A_TURN = 4_096
/** More than can stand in the way of a meeting. */
const MOST_BLOCKERS = 64

/**
 * Simulated annealing over the whole timetable: again and again some wish is put at some spot, and what stands in its
 * way gives way to it, always where that is better, and the later the more seldom where it is worse. So whole runs of
 * meetings come to be in one hall, which a solver that sees a few slots at a time does not find.
 */
export function anneal(search: Search, seconds: number, tell: () => void): void {
  const { grid } = search
  const random = seeded(2)
  const board = makeBoard(grid, search.placement, random)
  const free = grid.wishes.flatMap(({ wish }, index) =>
    wish.fixed === null && (board.begins[index + 1] ?? 0) > (board.begins[index] ?? 0) ? [index] : [],
  )
  if (free.length === 0) return
  const blockers = new Int32Array(MOST_BLOCKERS)
  const before = new Int32Array(MOST_BLOCKERS)
  const { at, begins, worth } = board

  const tryOne = (heat: number) => {
    const wish = free[Math.floor(random() * free.length)] ?? 0
    const begin = begins[wish] ?? 0
    const option = begin + Math.floor(random() * ((begins[wish + 1] ?? 0) - begin))
    const now = at[wish] ?? -1
    if (now === option) return
    const count = board.blockers(option, blockers)
    if (count < 0) return
    const enough = heat * Math.log(random())
    let gain = (worth[option] ?? 0) - (now < 0 ? 0 : (worth[now] ?? 0))
    for (let index = 0; index < count; index++) gain -= worth[at[blockers[index] ?? 0] ?? 0] ?? 0
    if (gain + board.fairness(option, blockers, count) < enough) return
    gain = now < 0 ? 0 : board.take(wish)
    for (let index = 0; index < count; index++) {
      before[index] = at[blockers[index] ?? 0] ?? 0
      gain += board.take(blockers[index] ?? 0)
    }
    gain += board.put(option)
    if (gain >= enough) return
    board.take(wish)
    for (let index = 0; index < count; index++) board.put(before[index] ?? 0)
    if (now >= 0) board.put(now)
  }

  const end = search.left() - seconds
  const most = (begins[grid.wishes.length] ?? 0) * TIMES
  for (let tried = 0; ; tried += A_TURN) {
    const done = Math.max(tried / most, 1 - (search.left() - end) / seconds)
    if (done >= 1) break
    const heat = HOT * (COLD / HOT) ** done
    for (let turn = 0; turn < A_TURN; turn++) tryOne(heat)
    tell()
  }
  search.found(board.placement())
}

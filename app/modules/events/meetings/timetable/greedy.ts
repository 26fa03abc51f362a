import { type Grid, type GridWish, type Placement, type Spot, spotWorth, tooFar } from './grid'
import { fairness } from './worth'

/**
 * Wish by wish, the one that adds most first, at the best spot that is left. Fixed meetings go before all. `begin`: what
 * is placed already.
 */
export function placeGreedily(grid: Grid, begin?: Placement): Placement {
  const placement: Placement = grid.wishes.map(() => null)
  const theirs = grid.caps.map(() => [] as Spot[])
  const used = grid.groups.map(() => grid.slotIds.map(() => 0))
  const roomAt = ({ slot, group }: Spot) =>
    (grid.groups[group]?.seats[slot] ?? 0) - (used[group]?.[slot] ?? 0)

  const open = (person: number, spot: Spot) =>
    (theirs[person] ?? []).every((other) => other.slot !== spot.slot && !tooFar(grid, spot, other))
  const bestSpot = (index: number): Spot | null => {
    const wish = grid.wishes[index]
    if (!wish) return null
    const { a, b } = wish
    const full = [a, b].some((side) => (theirs[side]?.length ?? 0) >= (grid.caps[side] ?? 0))
    if (full && !wish.wish.fixed) return null
    let best: { spot: Spot; worth: number } | null = null
    for (const slot of wish.slots)
      for (const group of wish.groups) {
        const spot = { slot, group }
        const room = roomAt(spot)
        if (room <= 0 || !open(a, spot) || !open(b, spot)) continue
        const worth = spotWorth(grid, wish, spot) + (grid.groups[group]?.shared ? 0 : 0.5) + room / 1_000_000
        if (!best || worth > best.worth) best = { spot, worth }
      }
    return best?.spot ?? null
  }
  // Nobody who must have another time takes the place of somebody who need not.
  const keeps = ({ stand, slots }: GridWish) => slots.some((slot) => grid.slotIds[slot] === stand?.slot)
  const gain = (index: number): number => {
    const wish = grid.wishes[index]
    if (!wish) return 0
    if (wish.wish.fixed) return Number.MAX_SAFE_INTEGER - (wish.place === null ? 1 : 0)
    const more = [wish.a, wish.b].reduce((sum, side) => {
      const count = theirs[side]?.length ?? 0
      return sum + fairness(count + 1) - fairness(count)
    }, 0)
    return more + wish.wish.score + (!wish.stand ? 0 : keeps(wish) ? 20_000 : 10_000)
  }

  const put = (index: number, spot: Spot) => {
    const wish = grid.wishes[index]
    if (!wish) return
    placement[index] = spot
    for (const side of [wish.a, wish.b]) theirs[side]?.push(spot)
    const seats = used[spot.group]
    if (seats) seats[spot.slot] = (seats[spot.slot] ?? 0) + 1
  }

  const left = new Set(grid.wishes.keys())
  for (const [index, spot] of begin?.entries() ?? [])
    if (spot) {
      put(index, spot)
      left.delete(index)
    }
  while (left.size > 0) {
    let index = -1
    let most = Number.NEGATIVE_INFINITY
    for (const each of left) {
      const more = gain(each)
      if (more > most) [index, most] = [each, more]
    }
    left.delete(index)
    const spot = bestSpot(index)
    if (spot) put(index, spot)
  }
  return placement
}

import type { Placement } from './grid'
import type { Search } from './search'
import { spotsProgram } from './spots-program'

/**
 * Puts chosen meetings into slots, one slot after the other: in each as many as can be held there together, those
 * first whose sides have hardly more free slots left than meetings.
 */
export function buildBySlots(search: Search, chosen: readonly number[], tell: () => void): Placement {
  const { grid } = search
  let placement: Placement = search.placement.map((spot, index) =>
    grid.wishes[index]?.wish.fixed ? spot : null,
  )
  const left = new Set(chosen.filter((index) => !placement[index]))
  for (const [slot] of grid.slotIds.entries()) {
    if (search.left() <= 0) break
    const due = new Array<number>(grid.caps.length).fill(0)
    for (const index of left) for (const side of sidesOf(search, index)) due[side] = (due[side] ?? 0) + 1
    const open = (person: number) => grid.free[person]?.slice(slot).filter(Boolean).length ?? 0
    const urgency = due.map((meetings, person) => (meetings / Math.max(1, open(person))) ** 4)
    const last = (index: number) => {
      const slots = grid.wishes[index]?.slots ?? []
      return slots.filter((each) => each >= slot).length <= 2 ? 3 : 0
    }
    const worth = (index: number) =>
      10 +
      last(index) +
      (grid.wishes[index]?.wish.score ?? 0) / 100 +
      sidesOf(search, index).reduce((sum, side) => sum + 10 * Math.min(2, urgency[side] ?? 0), 0)
    const { program, read } = spotsProgram(grid, placement, { wishes: [...left], slots: [slot] }, { worth })
    const answer = search.solve(program, { seconds: Math.min(2, search.left() / 4), gap: 15 })
    if (answer.values) placement = read(answer.values)
    for (const index of left) if (placement[index]) left.delete(index)
    tell()
  }
  return placement
}

function sidesOf({ grid }: Search, index: number): number[] {
  const wish = grid.wishes[index]
  return wish ? [wish.a, wish.b] : []
}

import { type Grid, meetingsOf, type Placement, type Spot } from './grid'
import { gapOf, type Method, type Timetable } from './problem'
import type { SolveProgram } from './program'
import { timetableWorth } from './worth'

/** This near to the bound, as a part of it, is near enough. */
export const GOOD_GAP = 0.002

/** A timetable on its way: the best so far, what bounds it, and how much time is left. */
export type Search = {
  grid: Grid
  solve: SolveProgram
  placement: Placement
  method: Method
  worth: number
  bound: number
  /** seconds */
  left(): number
  /** takes another placement where it is better; says whether it is */
  found(placement: Placement): boolean
  /** that nothing is worth more than so much, changes of the standing timetable left out */
  bounded(bound: number): void
  /** whether a better timetable may meet a wish (by number) there */
  open(wish: number, spot: Spot): boolean
}

export const answerOf = ({ grid, placement, method, worth, bound }: Omit<Search, 'solve'>): Timetable => ({
  meetings: meetingsOf(grid, placement),
  method,
  worth,
  bound: Math.max(bound, worth),
})

export const worthOf = (grid: Grid, placement: Placement): number =>
  timetableWorth(grid.problem, meetingsOf(grid, placement))

export const goodEnough = (search: Omit<Search, 'solve'>): boolean => gapOf(search) <= GOOD_GAP

/** Whether every fixed meeting is held. */
export const keepsFixed = (grid: Grid, placement: Placement): boolean =>
  grid.wishes.every(({ wish }, index) => wish.fixed === null || placement[index] !== null)

import { anneal } from './anneal'
import { choiceProgram, easyBound, mostTogether } from './bound'
import { buildBySlots } from './build'
import { placeGreedily } from './greedy'
import { fixedCollide, type Grid, makeGrid, type Placement } from './grid'
import { improve } from './improve'
import { gapOf, type MeetingProblem, type Method, type Progress, type Timetable } from './problem'
import type { SolveProgram } from './program'
import { relax } from './relaxed'
import { answerOf, GOOD_GAP, keepsFixed, type Search, worthOf } from './search'
import { spotsProgram, wholePart } from './spots-program'
import { keptWorth } from './worth'

export type Means = {
  /** null: no solver can be asked, and wishes are taken best first */
  solve: SolveProgram | null
  /** milliseconds */
  now(): number
  seconds: number
  onProgress?(progress: Progress): void
  /** a timetable that is better than the one before */
  onBetter?(timetable: Timetable): void
  /** the solver failed; what was found until then counts */
  onTrouble?(error: unknown): void
  /** a problem of no more wishes at spots than this is solved as one */
  wholeUpTo?: number
}

const WHOLE_UP_TO = 4_000
/** So far from the bound, as a part of it, walks may be the reason. */
const FAR_GAP = 0.01
/** The part of the time that is left which goes into annealing. */
const ANNEALED = 0.8

/**
 * The timetable of a problem: the best, or in the time there is one near to it, with a bound on what the best is worth.
 * Null: the fixed meetings cannot all be held.
 */
export function makeTimetable(problem: MeetingProblem, means: Means): Timetable | null {
  const grid = makeGrid(problem)
  const begun = means.now()
  const left = () => means.seconds - (means.now() - begun) / 1000
  const first = fixedCollide(problem) ? null : firstPlacement(grid, means)
  if (!first) return null
  const kept = keptWorth(problem)
  const search: Search = {
    grid,
    solve:
      means.solve ??
      (() => ({ values: null, duals: null, worth: 0, bound: Number.POSITIVE_INFINITY, impossible: false })),
    placement: first,
    method: 'greedy',
    worth: worthOf(grid, first),
    bound: easyBound(grid) - kept,
    left,
    found(placement) {
      const worth = worthOf(grid, placement)
      if (worth <= search.worth + 0.01) return false
      search.placement = placement
      search.worth = worth
      means.onBetter?.(answerOf(search))
      return true
    },
    bounded(bound) {
      search.bound = Math.min(search.bound, bound - kept)
    },
    open: () => true,
  }
  const tell = (step: Progress['step']) => {
    const { worth, bound } = search
    means.onProgress?.({ step, done: Math.min(1, 1 - left() / means.seconds), worth, bound })
  }

  means.onBetter?.(answerOf(search))
  try {
    if (means.solve) search.method = searchOn(search, tell, means.wholeUpTo)
  } catch (error) {
    if (!means.onTrouble) throw error
    means.onTrouble(error)
  }
  return answerOf(search)
}

/** Wish by wish; where the fixed meetings do not fit so, these are placed together first. */
function firstPlacement(grid: Grid, { solve, seconds }: Means): Placement | null {
  const placement = placeGreedily(grid)
  if (keepsFixed(grid, placement) || !solve) return keepsFixed(grid, placement) ? placement : null
  const wishes = [...grid.wishes.keys()].filter((index) => grid.wishes[index]?.wish.fixed)
  const none: Placement = grid.wishes.map(() => null)
  const { program, read } = spotsProgram(grid, none, { wishes, slots: [...grid.slotIds.keys()] })
  const { values } = solve(program, { seconds: seconds / 4, gap: 1_000 })
  return values && placeGreedily(grid, read(values))
}

function searchOn(search: Search, tell: (step: Progress['step']) => void, wholeUpTo = WHOLE_UP_TO): Method {
  const { grid, solve } = search
  tell('start')
  if (solveWhole(search, wholeUpTo)) return 'exact'
  const together = mostTogether(grid, solve, () => search.left() / 40)
  tell('bound')
  const { program, chosen } = choiceProgram(grid, together)
  const choice = solve(program, { seconds: search.left() / 4, gap: (Math.abs(search.bound) * GOOD_GAP) / 4 })
  search.bounded(choice.bound)
  search.method = 'decomposed'
  tell('build')
  const liked = choice.values ? chosen(choice.values) : []
  if (grid.problem.standing.length > 0) relax(search)
  else {
    search.found(buildBySlots(search, liked, () => tell('build')))
    // Slot by slot nobody sees where it is worth to stay in a hall.
    if (grid.close.length > 0 && gapOf(search) > FAR_GAP)
      anneal(search, search.left() * ANNEALED, () => tell('improve'))
  }
  improve(search, liked, () => tell('improve'))
  return isBest(search) ? 'exact' : 'decomposed'
}

/** Solves the problem as one, where it is small enough. Whether what was found is the best. */
function solveWhole(search: Search, upTo: number): boolean {
  const { grid } = search
  const size = grid.wishes.reduce((sum, { slots, groups }) => sum + slots.length * groups.length, 0)
  if (size > upTo) return false
  const { program, read, begin } = spotsProgram(grid, search.placement, wholePart(grid))
  const whole = search.solve(program, { seconds: search.left() / 6, gap: 0.5 }, begin ?? undefined)
  if (whole.values) search.found(read(whole.values))
  search.bounded(whole.bound)
  return isBest(search)
}

/** Nothing is better by as much as a point. */
const isBest = ({ worth, bound }: Search): boolean => bound - worth < 1

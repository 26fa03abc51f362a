import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { anneal } from './anneal'
import { makeBoard } from './board'
import { checkTimetable } from './check-timetable'
import { placeGreedily } from './greedy'
import { makeGrid, meetingsOf, type Placement } from './grid'
import { openHighs } from './highs.server'
import { makeTimetable } from './make-timetable'
import type { MeetingProblem } from './problem'
import type { SolveProgram } from './program'
import { worthOf } from './search'
import { seeded } from './seeded'
import { fixSome, someProblem } from './timetable.test-support'

let solve: SolveProgram
beforeAll(async () => {
  solve = await openHighs()
})

/** What annealing makes of a placement, which may be a worse one; as long as it tries, for no time passes. */
function annealed(problem: MeetingProblem, begin?: Placement): Placement {
  const grid = makeGrid(problem)
  let placement = begin ?? placeGreedily(grid)
  anneal(
    {
      ...{ grid, placement, solve, method: 'greedy', worth: 0, bound: Number.POSITIVE_INFINITY },
      ...{ left: () => 1, bounded: () => {}, open: () => true },
      found(better) {
        placement = better
        return true
      },
    },
    1,
    () => {},
  )
  return placement
}

describe('annealing', () => {
  it('keeps every rule, and what is fixed', () => {
    fc.assert(
      fc.property(someProblem, (problem) => {
        const best = makeTimetable(problem, { solve, now: () => 0, seconds: 20 })
        const fixed = fixSome(problem, best?.meetings ?? [], 2)
        const grid = makeGrid(fixed)
        const meetings = meetingsOf(grid, annealed(fixed))
        expect(checkTimetable(fixed, meetings)).toEqual([])
        for (const { id, fixed: spot } of fixed.wishes)
          if (spot) expect(meetings.find(({ wish }) => wish === id)?.slot).toBe(spot.slot)
      }),
      { numRuns: 30 },
    )
  })

  it('comes near to the best of small problems, from an empty timetable too', () => {
    let [reached, possible] = [0, 0]
    fc.assert(
      fc.property(someProblem, (problem) => {
        const grid = makeGrid(problem)
        reached += worthOf(
          grid,
          annealed(
            problem,
            grid.wishes.map(() => null),
          ),
        )
        possible += makeTimetable(problem, { solve, now: () => 0, seconds: 20 })?.worth ?? 0
      }),
      { numRuns: 40, seed: 7 },
    )
    expect(reached).toBeGreaterThan(possible * 0.99)
  })

  it('counts what a change is worth as the whole is counted', () => {
    fc.assert(
      fc.property(someProblem, fc.integer(), (problem, seed) => {
        const grid = makeGrid(problem)
        const random = seeded(seed)
        const board = makeBoard(
          grid,
          grid.wishes.map(() => null),
          random,
        )
        const blockers = new Int32Array(64)
        let worth = 0
        for (let turn = 0; turn < 60; turn++) {
          const wish = Math.floor(random() * grid.wishes.length)
          const begin = board.begins[wish] ?? 0
          const count = (board.begins[wish + 1] ?? 0) - begin
          if (count === 0) continue
          const option = begin + Math.floor(random() * count)
          const giving = board.blockers(option, blockers)
          if (giving < 0) continue
          if ((board.at[wish] ?? -1) >= 0) worth += board.take(wish)
          for (let index = 0; index < giving; index++) worth += board.take(blockers[index] ?? 0)
          worth += board.put(option)
          const placement = board.placement()
          expect(worth).toBeCloseTo(worthOf(grid, placement))
          expect(checkTimetable(problem, meetingsOf(grid, placement))).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })
})

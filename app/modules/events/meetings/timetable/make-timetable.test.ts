import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkTimetable } from './check-timetable'
import { makeGrid } from './grid'
import { openHighs } from './highs.server'
import { makeTimetable } from './make-timetable'
import type { Meeting, MeetingProblem } from './problem'
import type { SolveProgram } from './program'
import { boundByDuals } from './relaxed'
import { solveInThread } from './solve-in-thread.server'
import { spotsProgram, wholePart } from './spots-program'
import { fixSome, someProblem } from './timetable.test-support'
import { changesOf, timetableWorth } from './worth'

let solve: SolveProgram
beforeAll(async () => {
  solve = await openHighs()
})

const now = () => 0
const whole = (problem: MeetingProblem) => makeTimetable(problem, { solve, now, seconds: 20 })
const inParts = (problem: MeetingProblem) => makeTimetable(problem, { solve, now, seconds: 20, wholeUpTo: 0 })
const greedy = (problem: MeetingProblem) => makeTimetable(problem, { solve: null, now, seconds: 20 })

/** The best worth by trying everything. */
function bestByTrying(problem: MeetingProblem): number {
  const spots = problem.slots.flatMap((slot) =>
    problem.places.map((place) => ({ slot: slot.id, place: place.id })),
  )
  const best = (left: MeetingProblem['wishes'], meetings: Meeting[]): number => {
    const [wish, ...others] = left
    if (!wish) return timetableWorth(problem, meetings)
    const more = spots
      .map((spot) => [...meetings, { wish: wish.id, ...spot }])
      .filter((tried) => checkTimetable(problem, tried).length === 0)
      .map((tried) => best(others, tried))
    return Math.max(best(others, meetings), ...more)
  }
  return best(problem.wishes, [])
}

describe('a timetable', () => {
  it('has no clash and is not above its bound, however it was found', () => {
    fc.assert(
      fc.property(someProblem, (problem) => {
        for (const make of [whole, inParts, greedy]) {
          const timetable = make(problem)
          expect(checkTimetable(problem, timetable?.meetings ?? [])).toEqual([])
          expect(timetable?.worth).toBeCloseTo(timetableWorth(problem, timetable?.meetings ?? []))
          expect(timetable?.worth).toBeLessThanOrEqual((timetable?.bound ?? 0) + 0.01)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is the best there is where it says so', () => {
    const small = someProblem.map((problem) => ({
      ...problem,
      slots: problem.slots.slice(0, 3),
      places: problem.places.slice(0, 3),
      wishes: problem.wishes.slice(0, 4),
    }))
    fc.assert(
      fc.property(small, (problem) => {
        const timetable = whole(problem)
        const best = bestByTrying(problem)
        expect(timetable?.method).toBe('exact')
        expect(timetable?.worth).toBeGreaterThan(best - 1)
        expect(inParts(problem)?.bound).toBeGreaterThan(best - 0.01)
        expect(greedy(problem)?.bound).toBeGreaterThan(best - 0.01)
      }),
      { numRuns: 40 },
    )
  })

  it('keeps what is fixed, whatever availability and caps say', () => {
    fc.assert(
      fc.property(someProblem, (problem) => {
        const fixed = fixSome(problem, whole(problem)?.meetings ?? [], 2)
        const narrow = {
          ...fixed,
          participants: fixed.participants.map((each) => ({ ...each, slots: each.slots.slice(1), cap: 1 })),
        }
        for (const make of [whole, inParts])
          for (const asked of [fixed, narrow]) {
            const timetable = make(asked)
            expect(timetable).not.toBeNull()
            expect(checkTimetable(asked, timetable?.meetings ?? [])).toEqual([])
          }
      }),
      { numRuns: 30 },
    )
  })

  it('keeps what stands where nothing changed', () => {
    fc.assert(
      fc.property(someProblem, (problem) => {
        const standing = greedy(problem)?.meetings ?? []
        for (const make of [whole, inParts, greedy]) {
          const again = make({ ...problem, standing })
          expect(changesOf(standing, again?.meetings ?? [])).toMatchObject({ moved: [], dropped: [] })
        }
      }),
      { numRuns: 30 },
    )
  })

  it('is bounded from what stands as well, where some have less time than before', () => {
    const changed = someProblem.map((problem) => {
      const small = {
        ...problem,
        slots: problem.slots.slice(0, 3),
        places: problem.places.slice(0, 3),
        wishes: problem.wishes.slice(0, 4),
      }
      const standing = greedy(small)?.meetings ?? []
      const participants = small.participants.map((each, index) =>
        index % 2 ? each : { ...each, slots: each.slots.slice(1) },
      )
      return { ...small, participants, standing }
    })
    fc.assert(
      fc.property(changed, (problem) => {
        const best = bestByTrying(problem)
        expect(whole(problem)?.worth).toBeGreaterThan(best - 1)
        expect(inParts(problem)?.worth).toBeGreaterThan(best - 1)
        expect(inParts(problem)?.bound).toBeGreaterThan(best - 0.01)
      }),
      { numRuns: 30 },
    )
  })

  it('is bounded by whatever prices are put on the rows of its program', () => {
    const prices = fc.array(fc.integer({ min: -50, max: 300 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(someProblem, prices, (problem, some) => {
        const grid = makeGrid(problem)
        const none = grid.wishes.map(() => null)
        const { program, spots } = spotsProgram(grid, none, wholePart(grid))
        const duals = Float64Array.from(program.rows, (_, row) => some[row % some.length] ?? 0)
        const sets = grid.wishes.map((_, index) =>
          spots.filter(({ wish }) => wish === index).map(({ column }) => column),
        )
        const { bound, losses } = boundByDuals(program, duals, sets)
        const { meetings, worth } = whole(problem) ?? { meetings: [], worth: 0 }
        expect(bound).toBeGreaterThan(worth - 0.01)
        // A spot that is used costs no more than what is missing to the bound.
        for (const { wish, spot, column } of spots)
          if (
            meetings.some(
              (each) =>
                each.wish === grid.wishes[wish]?.wish.id &&
                each.slot === grid.slotIds[spot.slot] &&
                grid.groups[spot.group]?.places.includes(each.place),
            )
          )
            expect(losses[column]).toBeLessThan(bound - worth + 0.01)
      }),
      { numRuns: 60 },
    )
  })

  it('gives everybody a first meeting before somebody gets a second one, though that scores more', () => {
    const problem: MeetingProblem = {
      slots: [
        { id: 1, day: '2027-05-10', start: '09:00', end: '09:25' },
        { id: 2, day: '2027-05-10', start: '09:30', end: '09:55' },
      ],
      places: [{ id: 1, kind: 'table', hall: 'E1', owners: [], closed: [] }],
      participants: [1, 2, 3, 4].map((id) => ({ id, slots: [1, 2], cap: null })),
      wishes: [
        { id: 1, a: 1, b: 2, score: 100, fixed: null },
        { id: 2, a: 1, b: 3, score: 90, fixed: null },
        { id: 3, a: 3, b: 4, score: 10, fixed: null },
      ],
      walks: [],
      standing: [],
    }
    expect(
      whole(problem)
        ?.meetings.map(({ wish }) => wish)
        .sort(),
    ).toEqual([1, 3])
  })

  it('is null where two meetings are fixed that exclude each other', () => {
    const fixed = { slot: 1, place: 1 }
    const problem: MeetingProblem = {
      slots: [{ id: 1, day: '2027-05-10', start: '09:00', end: '09:25' }],
      places: [{ id: 1, kind: 'table', hall: 'E1', owners: [], closed: [] }],
      participants: [1, 2, 3, 4].map((id) => ({ id, slots: [1], cap: null })),
      wishes: [
        { id: 1, a: 1, b: 2, score: 50, fixed },
        { id: 2, a: 3, b: 4, score: 50, fixed },
      ],
      walks: [],
      standing: [],
    }
    expect(whole(problem)).toBeNull()
    expect(
      whole({
        ...problem,
        wishes: problem.wishes.map((wish) => ({ ...wish, fixed: { slot: 1, place: null } })),
      }),
    ).toBeNull()
    expect(whole({ ...problem, wishes: problem.wishes.slice(0, 1) })?.meetings).toHaveLength(1)
  })

  it('keeps what was found where the solver fails on the way', () => {
    const [problem] = fc.sample(
      someProblem.filter(({ wishes, places }) => wishes.length > 3 && places.length > 2),
      { numRuns: 1, seed: 7 },
    )
    if (!problem) throw new Error('no problem')
    const troubles: unknown[] = []
    const failing: SolveProgram = () => {
      throw new Error('out of memory')
    }
    const timetable = makeTimetable(problem, {
      solve: failing,
      now,
      seconds: 20,
      onTrouble: (error) => troubles.push(error),
    })
    expect(timetable).toEqual(greedy(problem))
    expect(timetable?.method).toBe('greedy')
    expect(troubles).toHaveLength(1)
  })
})

describe('a solver in a thread of its own', () => {
  const [problem] = fc.sample(
    someProblem.filter((each) => (greedy(each)?.meetings.length ?? 0) > 3),
    { numRuns: 1, seed: 3 },
  )
  if (!problem) throw new Error('no problem')

  it('finds the same and says how far it is', async () => {
    const steps: string[] = []
    const timetable = await solveInThread(problem, {
      seconds: 20,
      onProgress: ({ step }) => steps.push(step),
    })
    expect(timetable).toEqual(whole(problem))
    expect(steps).toContain('start')
  })

  it('stops when it is told to', async () => {
    const abort = new AbortController()
    const asked = solveInThread(problem, { seconds: 20, signal: abort.signal })
    abort.abort(new Error('the worker stops'))
    await expect(asked).rejects.toThrow('the worker stops')
  })
})

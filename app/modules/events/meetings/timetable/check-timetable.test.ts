import { describe, expect, it } from 'vitest'
import { type Clash, checkTimetable } from './check-timetable'
import type { Meeting, MeetingProblem } from './problem'

const problem: MeetingProblem = {
  slots: [
    { id: 1, day: '2027-05-10', start: '09:00', end: '09:25' },
    { id: 2, day: '2027-05-10', start: '09:30', end: '09:55' },
    { id: 3, day: '2027-05-11', start: '09:30', end: '09:55' },
  ],
  places: [
    { id: 1, kind: 'table', hall: 'E1', owners: [], closed: [3] },
    { id: 2, kind: 'table', hall: 'E2', owners: [], closed: [] },
    { id: 3, kind: 'booth', hall: 'E1', owners: [10], closed: [] },
  ],
  participants: [
    { id: 10, slots: [1, 2, 3], cap: 2 },
    { id: 20, slots: [1, 2, 3], cap: null },
    { id: 30, slots: [2, 3], cap: null },
    { id: 40, slots: [1, 2, 3], cap: null },
  ],
  wishes: [
    { id: 1, a: 10, b: 20, score: 80, fixed: null },
    { id: 2, a: 10, b: 30, score: 70, fixed: null },
    { id: 3, a: 20, b: 30, score: 60, fixed: null },
    { id: 4, a: 30, b: 40, score: 60, fixed: null },
    { id: 5, a: 10, b: 40, score: 50, fixed: null },
  ],
  walks: [{ from: 'E2', to: 'E1', minutes: 10 }],
  standing: [],
}

const rulesOf = (
  meetings: [wish: number, slot: number, place: number][],
  other: Partial<MeetingProblem> = {},
) => {
  const made = meetings.map(([wish, slot, place]): Meeting => ({ wish, slot, place }))
  return checkTimetable({ ...problem, ...other }, made).map(({ rule }): Clash['rule'] => rule)
}

describe('the check of a timetable', () => {
  it('finds nothing in one that keeps the rules', () => {
    expect(
      rulesOf([
        [1, 1, 3],
        [2, 2, 3],
        [4, 3, 2],
      ]),
    ).toEqual([])
    expect(rulesOf([])).toEqual([])
  })

  it('finds somebody who is in two meetings at once', () => {
    expect(
      rulesOf([
        [1, 2, 1],
        [2, 2, 3],
      ]),
    ).toEqual(['person_busy'])
  })

  it('finds a table that is used twice, one that is closed and a booth of others', () => {
    expect(
      rulesOf([
        [1, 2, 2],
        [4, 2, 2],
      ]),
    ).toEqual(['place_busy'])
    expect(rulesOf([[1, 3, 1]])).toEqual(['place_closed'])
    expect(rulesOf([[3, 2, 3]])).toEqual(['not_their_booth'])
  })

  it('finds somebody who is not there, and too many meetings', () => {
    expect(rulesOf([[4, 1, 1]])).toEqual(['not_free'])
    expect(
      rulesOf([
        [1, 1, 3],
        [2, 2, 3],
        [5, 3, 3],
      ]),
    ).toEqual(['too_many'])
  })

  it('finds a walk that cannot be made in time, and none from day to day or within a hall', () => {
    expect(
      rulesOf([
        [1, 1, 3],
        [3, 2, 2],
      ]),
    ).toEqual(['too_far'])
    expect(
      rulesOf([
        [1, 1, 2],
        [2, 2, 3],
      ]),
    ).toEqual(['too_far'])
    expect(
      rulesOf([
        [1, 1, 3],
        [3, 3, 2],
      ]),
    ).toEqual([])
    expect(
      rulesOf([
        [1, 1, 3],
        [3, 2, 1],
      ]),
    ).toEqual([])
  })

  it('finds a meeting that was fixed and is not held, or elsewhere', () => {
    const fix = (place: number | null) => ({
      wishes: problem.wishes.map((wish) => (wish.id === 4 ? { ...wish, fixed: { slot: 1, place } } : wish)),
    })
    expect(rulesOf([], fix(null))).toEqual(['not_kept'])
    expect(rulesOf([[4, 1, 1]], fix(2))).toEqual(['not_kept'])
    expect(rulesOf([[4, 1, 1]], fix(null))).toEqual([])
  })

  it('finds a wish that is met twice, and one that nobody made', () => {
    expect(
      rulesOf([
        [1, 1, 3],
        [1, 3, 3],
      ]),
    ).toEqual(['twice'])
    expect(rulesOf([[9, 1, 3]])).toEqual(['unknown'])
  })
})

import fc from 'fast-check'
import type { Meeting, MeetingProblem, Wish } from './problem'

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Slots of 25 minutes with five between them, over two days. */
const slotsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const start = 9 * 60 + Math.floor(index / 2) * 30
    return { id: index + 1, day: `2027-05-1${index % 2}`, start: clock(start), end: clock(start + 25) }
  })

/** Small problems with everything in them: halls to walk between, booths, closed tables, caps, gaps in availability. */
export const someProblem: fc.Arbitrary<MeetingProblem> = fc
  .record({
    slots: fc.integer({ min: 1, max: 4 }),
    people: fc.integer({ min: 2, max: 7 }),
    halls: fc.integer({ min: 1, max: 3 }),
    minutes: fc.constantFrom(3, 10),
    tables: fc.integer({ min: 0, max: 3 }),
    booths: fc.integer({ min: 0, max: 3 }),
  })
  .chain(({ slots, people, halls, minutes, tables, booths }) => {
    const slotIds = slotsOf(slots).map(({ id }) => id)
    const personIds = Array.from({ length: people }, (_, index) => index + 1)
    const hallNames = Array.from({ length: halls }, (_, index) => `H${index}`)
    const hall = fc.constantFrom(...hallNames)
    const someSlots = (minLength: number) => fc.subarray(slotIds, { minLength })
    return fc.record({
      slots: fc.constant(slotsOf(slots)),
      places: fc
        .tuple(
          fc.array(fc.record({ hall, closed: someSlots(0) }), { minLength: tables, maxLength: tables }),
          fc.array(fc.record({ hall, owners: fc.subarray(personIds, { minLength: 1, maxLength: 2 }) }), {
            minLength: booths,
            maxLength: booths,
          }),
        )
        .map(([some, others]) => [
          ...some.map((table, index) => ({ id: index + 1, kind: 'table' as const, owners: [], ...table })),
          ...others.map((booth, index) => ({
            id: index + 101,
            kind: 'booth' as const,
            closed: [],
            ...booth,
          })),
        ]),
      participants: fc.tuple(
        ...personIds.map((id) =>
          fc.record({
            id: fc.constant(id),
            slots: someSlots(0),
            cap: fc.option(fc.integer({ min: 0, max: 3 })),
          }),
        ),
      ),
      wishes: fc
        .uniqueArray(
          fc
            .record({
              a: fc.constantFrom(...personIds),
              b: fc.constantFrom(...personIds),
              score: fc.integer({ min: 1, max: 100 }),
            })
            .filter(({ a, b }) => a < b),
          { maxLength: 8, selector: ({ a, b }) => `${a} ${b}` },
        )
        .map((pairs) => pairs.map((pair, index): Wish => ({ id: index + 1, ...pair, fixed: null }))),
      walks: fc.constant(
        hallNames.flatMap((from, index) => hallNames.slice(index + 1).map((to) => ({ from, to, minutes }))),
      ),
      standing: fc.constant<Meeting[]>([]),
    })
  })

/** The same problem with one of its wishes fixed at a spot of a timetable that holds. */
export function fixSome(
  problem: MeetingProblem,
  meetings: readonly Meeting[],
  every: number,
): MeetingProblem {
  return {
    ...problem,
    wishes: problem.wishes.map((wish) => {
      const meeting = meetings.find((each) => each.wish === wish.id)
      return meeting && wish.id % every === 0
        ? { ...wish, fixed: { slot: meeting.slot, place: wish.id % 2 === 0 ? meeting.place : null } }
        : wish
    }),
  }
}

import type { Meeting, MeetingProblem, Wish } from './problem'

/**
 * What a timetable is worth: the match scores of the meetings held; for every participant something more for the first,
 * the second and the third of them, so that a first meeting goes before somebody else's fourth (it is worth more
 * than the two best meetings that it can push out); less what it changes of the timetable that people already have.
 */
export const FIRST_MEETINGS = [210, 90, 30] as const
/** What it costs to drop a meeting of the standing timetable, beyond moving it; to move it; to move it to another hall. */
const DROPPED = 1_000
const MOVED = 600
const RELOCATED = 60

/** What the k-th meetings of somebody who has `count` are worth beyond their scores. */
export const fairness = (count: number): number =>
  FIRST_MEETINGS.slice(0, count).reduce((sum, each) => sum + each, 0)

export type Stand = { slot: number; hall: string }

/**
 * What a wish is worth that is met in a slot and hall, without fairness. `stand`: where people have it so far; what is
 * kept of that is counted here, and the whole of it taken off once (`keptWorth`).
 */
export function meetingWorth({ score }: Wish, at: Stand, stand: Stand | undefined): number {
  if (!stand) return score
  if (stand.slot !== at.slot) return score + DROPPED
  return score + DROPPED + MOVED + (stand.hall === at.hall ? RELOCATED : 0)
}

/** What all of the standing timetable that is still wished is worth beyond its scores. */
export function keptWorth({ wishes, standing }: MeetingProblem): number {
  const wished = new Set(wishes.map(({ id }) => id))
  return standing.filter(({ wish }) => wished.has(wish)).length * (DROPPED + MOVED + RELOCATED)
}

/** The worth of a whole timetable. */
export function timetableWorth(problem: MeetingProblem, meetings: readonly Meeting[]): number {
  const wishes = new Map(problem.wishes.map((wish) => [wish.id, wish]))
  const halls = new Map(problem.places.map(({ id, hall }) => [id, hall]))
  const at = ({ slot, place }: Meeting): Stand => ({ slot, hall: halls.get(place) ?? '' })
  const stands = new Map(problem.standing.map((meeting) => [meeting.wish, at(meeting)]))
  const counts = new Map<number, number>()
  let worth = 0 - keptWorth(problem)
  for (const meeting of meetings) {
    const wish = wishes.get(meeting.wish)
    if (!wish) continue
    worth += meetingWorth(wish, at(meeting), stands.get(wish.id))
    for (const side of [wish.a, wish.b]) counts.set(side, (counts.get(side) ?? 0) + 1)
  }
  for (const count of counts.values()) worth += fairness(count)
  return worth
}

/** What of the standing timetable another one changes. */
export function changesOf(standing: readonly Meeting[], meetings: readonly Meeting[]) {
  const now = new Map(meetings.map((meeting) => [meeting.wish, meeting]))
  const before = new Set(standing.map(({ wish }) => wish))
  const kept = standing.flatMap((meeting) => {
    const other = now.get(meeting.wish)
    return other ? [{ meeting, other }] : []
  })
  return {
    moved: kept.filter(({ meeting, other }) => meeting.slot !== other.slot).map(({ other }) => other),
    relocated: kept
      .filter(({ meeting, other }) => meeting.slot === other.slot && meeting.place !== other.place)
      .map(({ other }) => other),
    dropped: standing.filter(({ wish }) => !now.has(wish)),
    added: meetings.filter(({ wish }) => !before.has(wish)),
  }
}

import type { Meeting, MeetingProblem } from './problem'

/** Which rule of `problem.ts` a timetable breaks, and the wishes that break it. */
export type Clash = {
  rule:
    | 'unknown'
    | 'twice'
    | 'person_busy'
    | 'place_busy'
    | 'place_closed'
    | 'not_their_booth'
    | 'not_free'
    | 'too_many'
    | 'too_far'
    | 'not_kept'
  wishes: number[]
}

/**
 * Holds a timetable against the rules, one meeting and one pair of meetings at a time. Written from the rules alone:
 * it shares nothing with what makes timetables but the shape of the problem, and must not.
 */
export function checkTimetable(problem: MeetingProblem, meetings: readonly Meeting[]): Clash[] {
  const clashes: Clash[] = []
  const clash = (rule: Clash['rule'], ...wishes: number[]) => clashes.push({ rule, wishes })
  const found = meetings.map((meeting) => ({
    wish: problem.wishes.find(({ id }) => id === meeting.wish),
    slot: problem.slots.find(({ id }) => id === meeting.slot),
    place: problem.places.find(({ id }) => id === meeting.place),
    id: meeting.wish,
  }))
  const known = found.flatMap(({ wish, slot, place, id }) => {
    if (wish && slot && place) return [{ wish, slot, place }]
    clash('unknown', id)
    return []
  })

  for (const { wish, slot, place } of known) {
    if (place.closed.includes(slot.id)) clash('place_closed', wish.id)
    if (place.kind === 'booth' && !place.owners.includes(wish.a) && !place.owners.includes(wish.b))
      clash('not_their_booth', wish.id)
    if (wish.fixed === null)
      for (const side of [wish.a, wish.b]) {
        const participant = problem.participants.find(({ id }) => id === side)
        if (!participant?.slots.includes(slot.id)) clash('not_free', wish.id)
      }
  }

  for (const [index, one] of known.entries())
    for (const other of known.slice(index + 1)) {
      const ids = [one.wish.id, other.wish.id] as const
      if (ids[0] === ids[1]) clash('twice', ...ids)
      const shared = [one.wish.a, one.wish.b].some((side) => side === other.wish.a || side === other.wish.b)
      if (one.slot.id === other.slot.id) {
        if (shared) clash('person_busy', ...ids)
        if (one.place.id === other.place.id) clash('place_busy', ...ids)
      } else if (shared && one.slot.day === other.slot.day) {
        const [first, second] = one.slot.start < other.slot.start ? [one, other] : [other, one]
        const minutes = minutesOf(second.slot.start) - minutesOf(first.slot.end)
        if (minutes < walkOf(problem, first.place.hall, second.place.hall)) clash('too_far', ...ids)
      }
    }

  for (const { id, cap } of problem.participants) {
    const theirs = known.filter(({ wish }) => wish.a === id || wish.b === id).map(({ wish }) => wish)
    const most = cap ?? problem.slots.length
    if (theirs.length > most && theirs.some(({ fixed }) => fixed === null))
      clash('too_many', ...theirs.map((wish) => wish.id))
  }

  for (const wish of problem.wishes) {
    if (wish.fixed === null) continue
    const { slot, place } = wish.fixed
    const kept = known.some(
      (meeting) =>
        meeting.wish.id === wish.id &&
        meeting.slot.id === slot &&
        (place === null || meeting.place.id === place),
    )
    if (!kept) clash('not_kept', wish.id)
  }
  return clashes
}

function walkOf({ walks }: MeetingProblem, from: string, to: string): number {
  if (from === to) return 0
  const walk = walks.find(
    (each) => (each.from === from && each.to === to) || (each.from === to && each.to === from),
  )
  return walk?.minutes ?? 0
}

function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}

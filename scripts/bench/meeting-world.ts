import { type MeetingProblem, seeded } from '~/modules/events/index.server'

export type MeetingWorld = {
  organisations: number
  slots: number
  seed: number
  /** halls with ten minutes between them; 1: nobody walks */
  halls: number
  /** enterprises that meet at their booths; the others meet at tables */
  booths: boolean
  tables: number
  cap: number | null
  /** which part of the slots somebody is free in, at least */
  free: number
  wishes: number
  /** everybody with everybody, instead of teams with enterprises */
  mixed: boolean
}

/** A problem of meetings over two days: half of the organisations are enterprises, the others teams that ask them, some more wanted. */
export function meetingWorld(world: MeetingWorld): MeetingProblem {
  const random = seeded(world.seed)
  const whole = (below: number) => Math.floor(random() * below)
  const slots = Array.from({ length: world.slots }, (_, index) => {
    const day = Math.floor(index / 8)
    const within = index % 8
    const start = (within < 4 ? 9 * 60 + 30 : 13 * 60 + 30) + (within % 4) * 30
    return { id: index + 1, day: `2027-05-${10 + day}`, start: clock(start), end: clock(start + 25) }
  })
  const halls = Array.from({ length: world.halls }, (_, index) => `E${index + 1}`)
  const half = Math.floor(world.organisations / 2)
  const participants = Array.from({ length: world.organisations }, (_, index) => {
    // Free for a part of the time that is in one piece, as people are.
    const share = world.free + random() * (1 - world.free)
    const count = Math.max(1, Math.round(share * world.slots))
    const first = whole(world.slots - count + 1)
    return {
      id: index + 1,
      slots: slots.slice(first, first + count).map(({ id }) => id),
      cap: world.cap,
    }
  })
  const booths = world.booths
    ? participants.slice(0, half).map(({ id }) => ({
        id: 1_000 + id,
        kind: 'booth' as const,
        hall: halls[id % halls.length] ?? 'E1',
        owners: [id],
        closed: [],
      }))
    : []
  const tables = Array.from({ length: world.tables }, (_, index) => ({
    id: index + 1,
    kind: 'table' as const,
    hall: halls[index % halls.length] ?? 'E1',
    owners: [],
    closed: [],
  }))
  const pairs = new Map<string, MeetingProblem['wishes'][number]>()
  while (pairs.size < world.wishes) {
    // The square makes the first of them sought after.
    const a = 1 + Math.floor(random() ** 1.5 * (world.mixed ? world.organisations : half))
    const b = world.mixed ? 1 + whole(world.organisations) : half + 1 + whole(world.organisations - half)
    if (a === b) continue
    const key = `${Math.min(a, b)} ${Math.max(a, b)}`
    if (!pairs.has(key)) pairs.set(key, { id: pairs.size + 1, a, b, score: 40 + whole(61), fixed: null })
  }
  return {
    slots,
    places: [...tables, ...booths],
    participants,
    wishes: [...pairs.values()],
    walks: halls.flatMap((from, index) => halls.slice(index + 1).map((to) => ({ from, to, minutes: 10 }))),
    standing: [],
  }
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/**
 * A day later: some have less time than they said, some meetings are not wished any more, and others are wished anew.
 */
export function changedWorld(
  problem: MeetingProblem,
  standing: MeetingProblem['standing'],
  seed: number,
): MeetingProblem {
  const random = seeded(seed)
  const last = Math.max(...problem.wishes.map(({ id }) => id))
  const known = new Set(problem.wishes.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]))
  const ids = problem.participants.map(({ id }) => id)
  const anew = Array.from({ length: 20 }, (_, index) => ({
    id: last + 1 + index,
    a: ids[Math.floor((random() * ids.length) / 2)] ?? 0,
    b: ids[Math.floor(((1 + random()) * ids.length) / 2)] ?? 0,
    score: 90,
    fixed: null,
  }))
  return {
    ...problem,
    participants: problem.participants.map((each) =>
      random() < 0.03 ? { ...each, slots: each.slots.slice(4) } : each,
    ),
    wishes: [
      ...problem.wishes.filter(() => random() >= 0.01),
      ...anew.filter(({ a, b }) => !known.has(`${a} ${b}`)),
    ],
    standing,
  }
}

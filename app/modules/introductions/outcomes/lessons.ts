import { type Failing, failingKey } from './outcome'
import type { Loss } from './outcomes.repo.server'

/** One thing that kept coming up: a demand that was failed, with how far off, or a reason. */
export type Lesson =
  | {
      kind: 'failing'
      failing: Pick<Failing, 'kind' | 'code' | 'op' | 'unit'>
      times: number
      least: number | null
      most: number | null
    }
  | { kind: 'reason'; reason: Loss['reason']; times: number }

/**
 * What the losses of one offering have in common, the most frequent first. A loss whose failing demands are known
 * counts for each of them and for no reason beside; shortfalls in one unit are put together. Pure.
 */
export function lessonsOf(losses: readonly Loss[]): Lesson[] {
  const failings = new Map<string, Extract<Lesson, { kind: 'failing' }>>()
  const reasons = new Map<Loss['reason'], number>()
  for (const { reason, failings: failed } of losses) {
    if (failed.length === 0) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    for (const { kind, code, op, unit, shortfall } of failed) {
      const key = `${failingKey({ kind, code })} ${op} ${unit}`
      const before = failings.get(key)
      failings.set(key, {
        kind: 'failing',
        failing: { kind, code, op, unit },
        times: (before?.times ?? 0) + 1,
        least: least(before?.least ?? null, shortfall),
        most: most(before?.most ?? null, shortfall),
      })
    }
  }
  const lessons: Lesson[] = [
    ...failings.values(),
    ...[...reasons].map(([reason, times]) => ({ kind: 'reason' as const, reason, times })),
  ]
  return lessons.sort((a, b) => b.times - a.times || (nameOf(a) < nameOf(b) ? -1 : 1))
}

const nameOf = (lesson: Lesson) =>
  lesson.kind === 'reason' ? lesson.reason : `${lesson.failing.kind} ${lesson.failing.code}`

const least = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.min(a, b))
const most = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.max(a, b))

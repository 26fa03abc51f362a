import { parentPort, workerData } from 'node:worker_threads'
import { openHighs } from './highs.server'
import { makeTimetable } from './make-timetable'
import type { MeetingProblem, Progress, Timetable } from './problem'

/** What a thread is given, and what it says. */
export type Task = { problem: MeetingProblem; seconds: number }
export type Word =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'better'; timetable: Timetable }
  | { kind: 'trouble'; message: string }
  | { kind: 'done'; timetable: Timetable | null }

/** The thread's own file: an entry of the server's build, where it is `timetable.js`. */
if (parentPort) {
  const { problem, seconds } = workerData as Task
  const say = (word: Word) => parentPort?.postMessage(word)
  const trouble = (error: unknown) => {
    say({ kind: 'trouble', message: error instanceof Error ? error.message : String(error) })
    return null
  }
  const timetable = makeTimetable(problem, {
    solve: await openHighs().catch(trouble),
    now: () => performance.now(),
    seconds,
    onProgress: (progress) => say({ kind: 'progress', progress }),
    onBetter: (better) => say({ kind: 'better', timetable: better }),
    onTrouble: trouble,
  })
  say({ kind: 'done', timetable })
}

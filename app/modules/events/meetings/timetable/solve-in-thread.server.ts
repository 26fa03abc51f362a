import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { makeTimetable } from './make-timetable'
import type { MeetingProblem, Progress, Timetable } from './problem'
import type { Task, Word } from './solver-thread.server'

export type Asking = {
  seconds: number
  onProgress?(progress: Progress): void
  /** what the solver failed with; a timetable comes all the same */
  onTrouble?(message: string): void
  signal?: AbortSignal
}

/** A solver that has gone on for so long after its time hangs. */
const GRACE_MS = 15_000

/**
 * The timetable of a problem, worked out in a thread of its own, so that whoever asks goes on answering others. Where
 * the thread fails or hangs, the best that it had found counts, or else what is taken wish by wish. Null: the fixed
 * meetings cannot all be held. Rejects when `signal` aborts.
 */
export function solveInThread(
  problem: MeetingProblem,
  { seconds, onProgress, onTrouble, signal }: Asking,
): Promise<Timetable | null> {
  return new Promise((resolve, reject) => {
    let best: Timetable | null = null
    const worker = startThread({ problem, seconds })
    const end = (settle: () => void) => {
      clearTimeout(late)
      signal?.removeEventListener('abort', stop)
      worker.removeAllListeners()
      worker.on('error', () => undefined)
      void worker.terminate()
      settle()
    }
    const makeDo = (message: string) =>
      end(() => {
        onTrouble?.(message)
        resolve(best ?? makeTimetable(problem, { solve: null, now: () => 0, seconds: 1 }))
      })
    const stop = () => end(() => reject(signal?.reason))
    const late = setTimeout(() => makeDo('the solver did not end in time'), seconds * 1000 + GRACE_MS)
    worker.on('message', (word: Word) => {
      if (word.kind === 'progress') onProgress?.(word.progress)
      else if (word.kind === 'better') best = word.timetable
      else if (word.kind === 'trouble') onTrouble?.(word.message)
      else end(() => resolve(word.timetable))
    })
    worker.on('error', (error) => makeDo(error.message))
    worker.on('exit', (code) => makeDo(`the thread ended with ${code}`))
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop)
  })
}

/** From the build an entry of it; from the source, as tests and scripts run it, by what compiles that on its way. */
function startThread(task: Task): Worker {
  const here = fileURLToPath(import.meta.url)
  const folder = dirname(here)
  if (!here.endsWith('.ts')) {
    const build = basename(folder) === 'chunks' ? dirname(folder) : folder
    return new Worker(join(build, 'timetable.js'), { workerData: task })
  }
  const file = pathToFileURL(join(folder, 'solver-thread.server.ts')).href
  const begin = `import('tsx/esm/api').then(({ register }) => { register(); return import('${file}') })`
  return new Worker(begin, { eval: true, workerData: task })
}

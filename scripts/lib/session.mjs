// The frame of a command: what was started is stopped again, in reverse, however the command ends.
import { readFileSync } from 'node:fs'
import { tell } from './report.mjs'

/**
 * Runs `body`, which registers what it starts with `onStop` and may return a promise to wait for. Ends the
 * process: 0 after Ctrl-C or SIGTERM, 1 when `body` throws.
 *
 * @param {(tools: { onStop: (stop: () => unknown) => void, isEnding: () => boolean }) => Promise<unknown>} body
 */
export async function session(body) {
  const stops = []
  let ending
  let parentWatch

  const end = (code) => {
    ending ??= (async () => {
      clearInterval(parentWatch)
      for (const stop of stops.reverse()) {
        try {
          await stop()
        } catch (error) {
          tell(error)
        }
      }
      process.exit(code || process.exitCode || 0)
    })()
    return ending
  }

  let asked = 0
  const onSignal = (signal) => {
    asked++
    if (asked === 1 && process.stdout.isTTY) console.log('\n  stopping …')
    // Asked again: whoever waits has waited long enough; children end with this process.
    if (asked >= 2 && signal === 'SIGINT') process.exit(130)
    end(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => onSignal(signal))
  // npm passes signals on only while it lives, and to the shell between it and this process only.
  if (process.env.npm_lifecycle_event) {
    const parents = lineage()
    parentWatch = setInterval(() => lineage() !== parents && onSignal('SIGTERM'), 1_000)
    parentWatch.unref()
  }

  try {
    await body({ onStop: (stop) => stops.push(stop), isEnding: () => ending !== undefined })
    await end(0)
  } catch (error) {
    if (!ending) tell(error)
    await end(1)
  }
}

/** The parent and, where the system tells, its parent. */
function lineage() {
  try {
    const [, grandparent] = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${process.ppid}/status`, 'utf8')) ?? []
    return `${process.ppid} ${grandparent}`
  } catch {
    return String(process.ppid)
  }
}

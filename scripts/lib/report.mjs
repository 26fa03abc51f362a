// What a person sees of a command: one line a step, with its time.
let out = process.stdout
/** For a command whose own output may be piped somewhere: progress goes to standard error. */
export const progressToStderr = () => {
  out = process.stderr
}
const tty = () => out.isTTY === true
const paint = (code) => (text) => (tty() && !process.env.NO_COLOR ? `\u001b[${code}m${text}\u001b[0m` : text)
const green = paint(32)
const red = paint(31)
const dim = paint(2)

/** A failure that is told in one line, without a stack. `detail`: output that helps, shown above it. */
export class Stop extends Error {
  constructor(message, { detail = '' } = {}) {
    super(message)
    this.name = 'Stop'
    this.detail = detail
  }
}

export const say = (line = '') => {
  out.write(`${line}\n`)
}

/** Prints what went wrong in one line; what only a developer can read comes above it. */
export function tell(error) {
  if (error instanceof Stop) {
    if (error.detail) console.error(error.detail.trimEnd())
    console.error(`${red('✕')} ${error.message}`)
  } else {
    console.error(error)
    console.error(`${red('✕')} ${error?.message ?? error}`)
  }
}

const seconds = (begun) => `${((performance.now() - begun) / 1000).toFixed(1)} s`

/**
 * Runs `work` and prints the step with its time. What `work` returns as a string is printed behind the
 * name; `{ note, failed }` marks a step that failed without ending the command. `slow`: its name is printed
 * at once, because it may take long.
 *
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} work
 * @param {{ slow?: boolean }} [options]
 * @returns {Promise<T>}
 */
export async function step(name, work, { slow = false } = {}) {
  const begun = performance.now()
  if (tty()) out.write(dim(`  … ${name}`))
  else if (slow) say(`  … ${name}`)
  const finish = (mark, note) => {
    if (tty()) out.write('\r\u001b[2K')
    say(`  ${mark} ${name}${note ? dim(`: ${note}`) : ''} ${dim(`(${seconds(begun)})`)}`)
  }
  try {
    const result = await work()
    const note = typeof result === 'string' ? result : result?.note
    finish(result?.failed ? red('✕') : green('✓'), note)
    return result
  } catch (error) {
    finish(red('✕'))
    throw error
  }
}

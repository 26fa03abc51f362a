/** Too much is asked for at once: the reader is told to come back, and nothing else is tried. */
export class Overloaded extends Error {
  override name = 'Overloaded'
}

/** Seconds after which a reader who was sent away may ask again. */
export const RETRY_AFTER = 3

type Limits = {
  /** how many pieces of work run at once */
  running: number
  /** how many more may wait for their turn */
  waiting: number
  /** how long one waits, in milliseconds */
  patience: number
}

/**
 * Lets only so much work run at once, and only so much wait. What comes beyond that, or waits too long, fails
 * with `Overloaded` instead of making everything slow for everybody.
 */
export class Gate {
  private running = 0
  private readonly queue: (() => void)[] = []

  constructor(private readonly limits: Limits) {}

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running < this.limits.running) this.running++
    else await this.turn()
    try {
      return await work()
    } finally {
      const next = this.queue.shift()
      // The place goes to the next in line: the number running stays.
      if (next) next()
      else this.running--
    }
  }

  private turn(): Promise<void> {
    const { waiting, patience } = this.limits
    if (this.queue.length >= waiting) throw new Overloaded(`${waiting} are waiting already`)
    return new Promise((resolve, reject) => {
      const start = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.queue.splice(this.queue.indexOf(start), 1)
        reject(new Overloaded(`waited ${patience} ms`))
      }, patience)
      this.queue.push(start)
    })
  }
}

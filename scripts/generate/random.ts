/** A small repeatable source of chance: the same seed gives the same world on every machine. */
export class Random {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** [0, 1), by mulberry32 */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = this.state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** a whole number from `min` to `max`, both included */
  whole(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1))
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }

  /** mean 0, deviation 1 */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()))
    return radius * Math.cos(2 * Math.PI * this.next())
  }

  /** around 1, log-normally: a third lie beyond a factor of e^spread */
  factor(spread: number): number {
    return Math.exp(this.normal() * spread)
  }
}

/** A figure as a data sheet has it: two significant digits, three from 100 on. */
export function rounded(value: number): number {
  if (value === 0) return 0
  return Number(value.toPrecision(Math.abs(value) >= 100 ? 3 : 2))
}

export const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value))

import type { Spot } from './plan'

export type Direction = 'left' | 'right' | 'up' | 'down'

export const directionOf: Readonly<Record<string, Direction>> = {
  ...{ ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' },
}

const middle = ({ x, y, width, depth }: Spot) => ({ x: x + width / 2, y: y + depth / 2 })

/**
 * What an arrow key goes to from one thing on a plan: the nearest whose middle lies that way, where what lies aside counts
 * twice. Undefined at the edge.
 */
export function nextTo<T extends Spot>(from: Spot, all: readonly T[], direction: Direction): T | undefined {
  const here = middle(from)
  let best: T | undefined
  let least = Number.POSITIVE_INFINITY
  for (const item of all) {
    const there = middle(item)
    const [dx, dy] = [there.x - here.x, there.y - here.y]
    const ahead = { left: -dx, right: dx, up: -dy, down: dy }[direction]
    const aside = Math.abs(direction === 'left' || direction === 'right' ? dy : dx)
    if (ahead <= 0 || aside > ahead * 2) continue
    const far = ahead + aside * 2
    if (far < least) {
      least = far
      best = item
    }
  }
  return best
}

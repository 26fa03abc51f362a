/** Plans are drawn on a grid of 0.5 m; every length is a whole number of its cells. */

/** What an aisle must measure at least, in cells: 3 m. */
export const AISLE_CELLS = 6

/** In cells, from the hall's top left corner. */
export type Spot = { x: number; y: number; width: number; depth: number }

export type Hall = {
  id: number
  code: string
  nameZh: string
  nameEn: string
  width: number
  depth: number
  version: number
}

export const elementKinds = [
  'aisle',
  'entrance',
  'fire_exit',
  'stage',
  'power',
  'water',
  'column',
  'service',
] as const
export type ElementKind = (typeof elementKinds)[number]

export type PlanElement = Spot & { id: number; kind: ElementKind; labelZh: string; labelEn: string }

/** What stands in the way of people; the rest lies on the floor, or is the floor. */
export const solidKinds: readonly ElementKind[] = ['stage', 'column', 'service']
/** What no booth may stand on. */
export const keptFree: readonly ElementKind[] = ['aisle', 'entrance', 'fire_exit']

export type Booth = Spot & {
  id: number
  hallId: number
  classId: number
  number: string
  forSale: boolean
}

/** A hall with what is drawn in it. */
export type HallPlan = { hall: Hall; booths: Booth[]; elements: PlanElement[] }

export const meet = (a: Spot, b: Spot): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.depth && b.y < a.y + a.depth

/** What two spots share; they meet. */
export function shared(a: Spot, b: Spot): Spot {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  return {
    x,
    y,
    width: Math.min(a.x + a.width, b.x + b.width) - x,
    depth: Math.min(a.y + a.depth, b.y + b.depth) - y,
  }
}

export const lies = ({ x, y, width, depth }: Spot, hall: Pick<Hall, 'width' | 'depth'>): boolean =>
  x >= 0 && y >= 0 && x + width <= hall.width && y + depth <= hall.depth

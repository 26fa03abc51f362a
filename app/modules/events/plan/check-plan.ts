import {
  AISLE_CELLS,
  type Booth,
  type Hall,
  keptFree,
  lies,
  meet,
  type PlanElement,
  type Spot,
  shared,
  solidKinds,
} from './plan'

export const findingCodes = [
  'outside',
  'overlap',
  'in_the_way',
  'no_entrance',
  'no_fire_exit',
  'exit_blocked',
  'narrow',
  'unreachable',
] as const
export type FindingCode = (typeof findingCodes)[number]

/** What is wrong with a plan, and where. */
export type Finding = {
  code: FindingCode
  spot: Spot
  /** numbers of the booths it is about */
  booths: string[]
}

type Drawn = {
  hall: Pick<Hall, 'width' | 'depth'>
  booths: readonly Pick<Booth, 'number' | 'x' | 'y' | 'width' | 'depth'>[]
  elements: readonly Pick<PlanElement, 'kind' | 'x' | 'y' | 'width' | 'depth'>[]
}

/** A gap narrower than this, in cells, is for cables and not for people. */
const GAP_CELLS = 2

/**
 * Holds the plan of one hall against what a hall must be: everything inside and apart from each other, each aisle 3 m
 * wide, every booth within reach of an entrance, and each fire exit too.
 *
 * An aisle is what is left between what stands there. It is wide enough where a square of 3 m fits over it; what is
 * between 1 m and that is too narrow, and what is below 1 m is no way at all.
 */
export function checkPlan({ hall, booths, elements }: Drawn): Finding[] {
  const findings: Finding[] = []
  const inside = booths.filter((booth) => {
    if (lies(booth, hall)) return true
    findings.push({ code: 'outside', spot: spotOf(booth), booths: [booth.number] })
    return false
  })
  for (const element of elements)
    if (!lies(element, hall)) findings.push({ code: 'outside', spot: spotOf(element), booths: [] })
  findings.push(...overlaps(inside, elements))

  const whole = { x: 0, y: 0, width: hall.width, depth: hall.depth }
  const entrances = elements.filter(({ kind }) => kind === 'entrance')
  if (entrances.length === 0) findings.push({ code: 'no_entrance', spot: whole, booths: [] })
  if (!elements.some(({ kind }) => kind === 'fire_exit'))
    findings.push({ code: 'no_fire_exit', spot: whole, booths: [] })

  const solid = elements.filter(({ kind }) => solidKinds.includes(kind))
  const free = freeCells(hall, [...inside, ...solid])
  const wide = opened(free, hall, AISLE_CELLS)
  const passable = opened(free, hall, GAP_CELLS)
  for (const spot of parts(
    passable.map((is, i) => (is && !wide[i] ? 1 : 0)),
    hall,
  ))
    findings.push({
      code: 'narrow',
      spot,
      booths: inside.filter((booth) => touches(booth, spot)).map(numberOf),
    })

  if (entrances.length > 0) {
    const reached = reach(passable, hall, entrances)
    for (const booth of inside)
      if (!hasBeside(reached, hall, booth))
        findings.push({ code: 'unreachable', spot: spotOf(booth), booths: [booth.number] })
    for (const exit of elements)
      if (exit.kind === 'fire_exit' && !hasBeside(reached, hall, exit) && !hasIn(reached, hall, exit))
        findings.push({ code: 'exit_blocked', spot: spotOf(exit), booths: [] })
  }
  return findings
}

const spotOf = ({ x, y, width, depth }: Spot): Spot => ({ x, y, width, depth })
const numberOf = ({ number }: { number: string }) => number
const grown = ({ x, y, width, depth }: Spot): Spot => ({
  ...{ x: x - 1, y: y - 1, width: width + 2, depth: depth + 2 },
})
const touches = (a: Spot, b: Spot) => meet(grown(a), b)

/** Each pair once, from left to right: only what begins before the other ends is held against it. */
function overlaps(booths: Drawn['booths'], elements: Drawn['elements']): Finding[] {
  const findings: Finding[] = []
  const sorted = [...booths].sort((a, b) => a.x - b.x || a.y - b.y)
  for (const [i, a] of sorted.entries())
    for (const b of sorted.slice(i + 1)) {
      if (b.x >= a.x + a.width) break
      if (meet(a, b)) findings.push({ code: 'overlap', spot: shared(a, b), booths: [a.number, b.number] })
    }
  for (const element of elements) {
    const solid = solidKinds.includes(element.kind)
    if (!solid && !keptFree.includes(element.kind)) continue
    for (const booth of booths)
      if (meet(booth, element))
        findings.push({
          code: solid ? 'overlap' : 'in_the_way',
          spot: shared(booth, element),
          booths: [booth.number],
        })
  }
  return findings
}

type Size = Pick<Hall, 'width' | 'depth'>
type Cells = Uint8Array

function freeCells({ width, depth }: Size, solid: readonly Spot[]): Cells {
  const free = new Uint8Array(width * depth).fill(1)
  for (const spot of solid)
    for (let y = Math.max(0, spot.y); y < Math.min(depth, spot.y + spot.depth); y++)
      free.fill(0, y * width + Math.max(0, spot.x), y * width + Math.min(width, spot.x + spot.width))
  return free
}

/** Cells that a free square of `side` cells can cover: the morphological opening, by sums over rectangles. */
function opened(free: Cells, { width, depth }: Size, side: number): Cells {
  const starts = new Uint8Array(width * depth)
  const sum = sums(free, { width, depth })
  for (let y = 0; y + side <= depth; y++)
    for (let x = 0; x + side <= width; x++)
      if (within(sum, width, x, y, side) === side * side) starts[y * width + x] = 1
  const covers = sums(starts, { width, depth })
  const cells = new Uint8Array(width * depth)
  for (let y = 0; y < depth; y++)
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - side + 1)
      const top = Math.max(0, y - side + 1)
      if (between(covers, width, left, top, x + 1, y + 1) > 0) cells[y * width + x] = 1
    }
  return cells
}

/** Sums of all cells above and left, one row and column more than there are cells. */
function sums(cells: Cells, { width, depth }: Size): Int32Array {
  const sum = new Int32Array((width + 1) * (depth + 1))
  for (let y = 0; y < depth; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += cells[y * width + x] ?? 0
      sum[(y + 1) * (width + 1) + x + 1] = (sum[y * (width + 1) + x + 1] ?? 0) + row
    }
  }
  return sum
}

const between = (sum: Int32Array, width: number, x0: number, y0: number, x1: number, y1: number): number =>
  (sum[y1 * (width + 1) + x1] ?? 0) -
  (sum[y0 * (width + 1) + x1] ?? 0) -
  (sum[y1 * (width + 1) + x0] ?? 0) +
  (sum[y0 * (width + 1) + x0] ?? 0)

const within = (sum: Int32Array, width: number, x: number, y: number, side: number): number =>
  between(sum, width, x, y, x + side, y + side)

/** Fills from the queue over cells that are set; answers what it came to. */
function flood(cells: ArrayLike<number>, { width, depth }: Size, from: readonly number[]): Cells {
  const seen = new Uint8Array(width * depth)
  const queue = from.filter((at) => cells[at] === 1)
  for (const at of queue) seen[at] = 1
  for (let head = 0; head < queue.length; head++) {
    const at = queue[head] ?? 0
    const x = at % width
    for (const next of [
      x > 0 ? at - 1 : -1,
      x < width - 1 ? at + 1 : -1,
      at - width,
      at + width < width * depth ? at + width : -1,
    ])
      if (next >= 0 && cells[next] === 1 && !seen[next]) {
        seen[next] = 1
        queue.push(next)
      }
  }
  return seen
}

/** The boxes around what hangs together. */
function parts(cells: ArrayLike<number>, size: Size): Spot[] {
  const { width } = size
  const done = new Uint8Array(cells.length)
  const spots: Spot[] = []
  for (let at = 0; at < cells.length; at++) {
    if (cells[at] !== 1 || done[at]) continue
    let [left, top, right, bottom] = [width, size.depth, 0, 0]
    flood(cells, size, [at]).forEach((is, i) => {
      if (!is) return
      done[i] = 1
      left = Math.min(left, i % width)
      right = Math.max(right, i % width)
      top = Math.min(top, Math.floor(i / width))
      bottom = Math.max(bottom, Math.floor(i / width))
    })
    spots.push({ x: left, y: top, width: right - left + 1, depth: bottom - top + 1 })
  }
  return spots
}

const reach = (passable: Cells, hall: Size, entrances: readonly Spot[]): Cells =>
  flood(
    passable,
    hall,
    entrances.flatMap((entrance) => cellsOf(grown(entrance), hall)),
  )

function cellsOf(spot: Spot, { width, depth }: Size): number[] {
  const cells: number[] = []
  for (let y = Math.max(0, spot.y); y < Math.min(depth, spot.y + spot.depth); y++)
    for (let x = Math.max(0, spot.x); x < Math.min(width, spot.x + spot.width); x++) cells.push(y * width + x)
  return cells
}

const hasIn = (cells: Cells, hall: Size, spot: Spot): boolean => cellsOf(spot, hall).some((at) => cells[at])

/** Along one of its four sides; a corner is no way in. */
const hasBeside = (cells: Cells, hall: Size, { x, y, width, depth }: Spot): boolean =>
  hasIn(cells, hall, { x: x - 1, y, width: width + 2, depth }) ||
  hasIn(cells, hall, { x, y: y - 1, width, depth: depth + 2 })

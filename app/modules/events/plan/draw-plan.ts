import type { ElementKind, Spot } from './plan'

/** Units of the drawing in a cell: whole numbers even for parts of it. */
const UNIT = 10
/** Around the hall, so that what stands on its walls is seen whole. */
const MARGIN = 8

export type BoothMark = 'free' | 'held' | 'sold' | 'off'

/** A booth as it is drawn: everything already in words. */
export type DrawnBooth = {
  /** `b12` */
  ref: string
  href: string
  spot: Spot
  mark: BoothMark
  number: string
  /** below the number: the state, the price */
  lines: readonly string[]
  /** for those who hear it: number and lines as they are read, then more */
  label: string
  lit?: boolean
}
export type DrawnElement = {
  ref: string
  /** none: only looked at */
  href: string | null
  spot: Spot
  kind: ElementKind
  text: string
}
export type Drawing = {
  width: number
  depth: number
  booths: readonly DrawnBooth[]
  elements: readonly DrawnElement[]
  /** where something is wrong, each with its number in the list beside the drawing */
  spots?: readonly { at: string; spot: Spot }[]
  grid?: boolean
  /** false where another drawing of the page brings the signs */
  signs?: boolean
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escapeText = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? '')

/** One letter each, for they are sent by the thousand; `plan.css` knows them. */
const marks: Record<BoothMark, string> = { free: 'f', held: 'h', sold: 's', off: 'n' }

export const viewBoxOf = ({ width, depth }: Pick<Drawing, 'width' | 'depth'>): string =>
  `${-MARGIN} ${-MARGIN} ${width * UNIT + 2 * MARGIN} ${depth * UNIT + 2 * MARGIN}`

const box = ({ x, y, width, depth }: Spot): string =>
  `M${x * UNIT} ${y * UNIT}h${width * UNIT}v${depth * UNIT}h${-width * UNIT}z`

/** Latin letters and figures are about half as wide as they are high, Chinese ones as wide. */
const span = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffff]/.test(letter) ? 1.05 : 0.66), 0)

/** The size of the number, so that it and the lines below it, at 0.62 of its size, stand within the booth. */
function sizeOf({ spot, number, lines }: DrawnBooth): number {
  const width = spot.width * UNIT * 0.84
  const widest = Math.max(span(number), ...lines.map((line) => span(line) * 0.62))
  const high = (spot.depth * UNIT * 0.88) / (1 + lines.length * 0.75)
  return Math.max(4, Math.min(26, Math.floor(Math.min(high, width / widest))))
}

function booth(drawn: DrawnBooth, first: boolean): string {
  const { ref, href, spot, mark, number, lines, label, lit } = drawn
  const size = sizeOf(drawn)
  const x = (spot.x + spot.width / 2) * UNIT
  const height = size * (1 + lines.length * 0.75)
  const y = Math.round((spot.y + spot.depth / 2) * UNIT - height / 2 + size * 0.85)
  const more = lines.map((line) => ` <tspan x="${x}" dy="1.2em">${escapeText(line)}</tspan>`).join('')
  return `<a class="${marks[mark]}${lit ? ' lit' : ''}" href="${escapeText(href)}" data-i="${ref}" tabindex="${first ? 0 : -1}" aria-label="${escapeText(label)}"><path d="${box(spot)}"/><text x="${x}" y="${y}" font-size="${size}">${escapeText(number)}${more}</text></a>`
}

/** Kinds that are drawn as a sign rather than by what is written in them. */
const signs: Partial<Record<ElementKind, string>> = {
  entrance: 'M0-8l8 8h-4v8h-8v-8h-4z',
  fire_exit: 'M-7-8h9v3h-6v10h6v3h-9zM1-4l6 4l-6 4v-3h-4v-2h4z',
  power: 'M2-9l-7 11h4l-1 7l7-11h-4z',
  water: 'M0-9c4 6 6 8 6 11a6 6 0 0 1-12 0c0-3 2-5 6-11z',
}

function element({ ref, href, spot, kind, text }: DrawnElement): string {
  const [x, y] = [(spot.x + spot.width / 2) * UNIT, (spot.y + spot.depth / 2) * UNIT]
  const sign = signs[kind] ? `<use href="#plan-${kind}" x="${x}" y="${y}"/>` : ''
  const size = Math.min(18, Math.max(9, Math.floor((spot.width * UNIT) / Math.max(1, span(text)))))
  const written =
    kind === 'column' || sign !== ''
      ? ''
      : `<text x="${x}" y="${y + size * 0.35}" font-size="${size}">${escapeText(text)}</text>`
  const inner = `<title>${escapeText(text)}</title><path d="${box(spot)}"/>${sign}${written}`
  return href === null
    ? `<g class="e ${kind}">${inner}</g>`
    : `<a class="e ${kind}" href="${escapeText(href)}" data-i="${ref}" tabindex="-1" aria-label="${escapeText(text)}">${inner}</a>`
}

const signShapes = Object.entries(signs)
  .map(([kind, d]) => `<path id="plan-${kind}" d="${d}"/>`)
  .join('')

const lines = ({ width, depth }: Drawing): string => {
  // Every two metres: finer lines than these hide what is drawn.
  const across = Array.from(
    { length: Math.ceil(width / 4) - 1 },
    (_, i) => `M${(i + 1) * 40} 0v${depth * UNIT}`,
  )
  const along = Array.from(
    { length: Math.ceil(depth / 4) - 1 },
    (_, i) => `M0 ${(i + 1) * 40}h${width * UNIT}`,
  )
  return `<path class="grid-lines" d="${[...across, ...along].join('')}"/>`
}

/**
 * The inside of the drawing of a hall, as SVG text. It is text and no tree of components, because two thousand booths
 * take the server a few milliseconds so, and the browser none to take over. Whatever comes from people is escaped here.
 */
export function drawPlan(drawing: Drawing): string {
  const { width, depth, booths, elements, spots = [], grid = false, signs: own = true } = drawing
  const floor = elements.filter(({ kind }) => kind === 'aisle')
  const above = elements.filter(({ kind }) => kind !== 'aisle')
  return [
    own ? `<defs>${signShapes}</defs>` : '',
    `<path class="floor" d="${box({ x: 0, y: 0, width, depth })}"/>`,
    grid ? lines(drawing) : '',
    ...floor.map(element),
    ...booths.map((each, at) => booth(each, at === 0)),
    ...above.map(element),
    ...spots.map(
      ({ at, spot }) =>
        `<g class="spot"><path d="${box(spot)}"/><text x="${(spot.x + spot.width / 2) * UNIT}" y="${(spot.y + spot.depth / 2) * UNIT + 7}" font-size="20">${escapeText(at)}</text></g>`,
    ),
  ].join('')
}

import type { ReactNode } from 'react'
import { cx } from './class-names'

export type Tile = {
  code: string
  col: number
  row: number
  label: string
  /** the two letters that stand for the label where it does not fit; empty: it always does */
  letters: string
  /** the whole sentence for the tile's link */
  name: string
  count: number
  countLabel: string
  /** null where there is nothing to open */
  href: string | null
}

/** How dark a tile is, 0–4, by its share of the greatest count; 0 only where there is nothing. */
export function tileStep(count: number, greatest: number): 0 | 1 | 2 | 3 | 4 {
  if (count <= 0 || greatest <= 0) return 0
  return Math.max(1, Math.ceil((count / greatest) * 4)) as 1 | 2 | 3 | 4
}

const fills = [
  'bg-surface text-muted',
  'bg-part-8/40 text-ink',
  'bg-part-8 text-ink',
  'bg-part-2 text-on-ink',
  'bg-part-1 text-on-ink',
]

/**
 * Every province-level unit as one labelled tile of the same size: a diagram of neighbours, never a
 * map. Darker is more, and the number stands in the tile.
 */
export function TileMap({
  label,
  tiles,
  lettersTitle,
}: {
  label: string
  tiles: readonly Tile[]
  lettersTitle: string
}) {
  const greatest = Math.max(0, ...tiles.map(({ count }) => count))
  const left = Math.min(...tiles.map(({ col }) => col))
  const top = Math.min(...tiles.map(({ row }) => row))
  return (
    <div className="@container print:max-w-[34rem]">
      <ul aria-label={label} className="grid auto-rows-fr grid-cols-8 gap-1">
        {tiles.map(({ code, col, row, count, countLabel, ...tile }) => (
          <li key={code} style={{ gridColumn: col - left + 1, gridRow: row - top + 1 }}>
            <TileBox tile={tile} fill={fills[tileStep(count, greatest)] ?? ''}>
              <TileName tile={tile} />
              <span className="text-[0.85em]">{countLabel}</span>
            </TileBox>
          </li>
        ))}
      </ul>
      <TileLetters tiles={tiles} title={lettersTitle} />
    </div>
  )
}

export type RouteTile = Omit<Tile, 'count' | 'countLabel'> & {
  /** the numbers of the stops there, `2` or `2 · 5`; null: the route passes it by */
  mark: string | null
}

/**
 * A route over the same tiles: those where it stops are dark and carry the numbers of the stops, and a line leads from
 * one to the next in their order. `path` holds the codes of the tiles as they are visited.
 */
export function TileRoute({
  label,
  tiles,
  path,
  lettersTitle,
}: {
  label: string
  tiles: readonly RouteTile[]
  path: readonly string[]
  lettersTitle: string
}) {
  const left = Math.min(...tiles.map(({ col }) => col))
  const top = Math.min(...tiles.map(({ row }) => row))
  const columns = Math.max(...tiles.map(({ col }) => col)) - left + 1
  const rows = Math.max(...tiles.map(({ row }) => row)) - top + 1
  const centres = path.flatMap((code) => {
    const tile = tiles.find((each) => each.code === code)
    return tile ? [[tile.col - left + 0.5, tile.row - top + 0.5] as const] : []
  })
  return (
    <div className="@container print:max-w-[34rem]">
      <div className="relative">
        <ul
          aria-label={label}
          className="grid auto-rows-fr gap-1"
          style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
        >
          {tiles.map(({ code, col, row, mark, ...tile }) => (
            <li key={code} style={{ gridColumn: col - left + 1, gridRow: row - top + 1 }}>
              <TileBox tile={tile} fill={fills[mark === null ? 0 : 4] ?? ''}>
                <TileName tile={tile} />
                {mark !== null && (
                  <span className="relative z-10 text-sm font-bold tabular-nums">{mark}</span>
                )}
              </TileBox>
            </li>
          ))}
        </ul>
        {centres.length > 1 && (
          <svg
            aria-hidden="true"
            viewBox={`0 0 ${columns} ${rows}`}
            preserveAspectRatio="none"
            className="text-signal pointer-events-none absolute inset-0 size-full"
          >
            <polyline
              points={centres.map((centre) => centre.join(',')).join(' ')}
              fill="none"
              stroke="currentColor"
              strokeWidth="2.5"
              strokeDasharray="6 4"
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
              opacity="0.8"
            />
          </svg>
        )}
      </div>
      <TileLetters tiles={tiles} title={lettersTitle} />
    </div>
  )
}

/** The name in a tile: its letters where the whole of it does not fit, and whole to whoever hears it. */
function TileName({ tile: { label, letters } }: { tile: Pick<Tile, 'label' | 'letters'> }) {
  if (letters === '') return <span className="relative z-10">{label}</span>
  return (
    <>
      <span aria-hidden="true" className="relative z-10 @lg:hidden">
        {letters}
      </span>
      <span className="sr-only @lg:not-sr-only @lg:relative @lg:z-10 hyphens-manual">{label}</span>
    </>
  )
}

/** What the letters stand for, where letters are shown. */
function TileLetters({
  tiles,
  title,
}: {
  tiles: readonly Pick<Tile, 'code' | 'label' | 'letters'>[]
  title: string
}) {
  const lettered = tiles
    .filter(({ letters }) => letters !== '')
    .sort((a, b) => a.letters.localeCompare(b.letters, 'en'))
  if (lettered.length === 0) return null
  return (
    <details className="mt-2 text-sm @lg:hidden">
      <summary className="text-link min-h-11 cursor-pointer py-3">{title}</summary>
      <dl className="grid grid-cols-2 gap-x-4">
        {lettered.map(({ code, label, letters }) => (
          <div key={code} className="flex gap-2">
            <dt className="text-muted w-8">{letters}</dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function TileBox({
  tile: { name, href },
  fill,
  children,
}: {
  tile: Pick<Tile, 'name' | 'href'>
  fill: string
  children: ReactNode
}) {
  const box = cx(
    'border-line flex h-full min-h-11 flex-col items-center justify-center overflow-hidden rounded-sm border text-center text-xs leading-tight sm:min-h-14 print:min-h-10',
    fill,
  )
  if (href === null)
    return (
      <div className={box} title={name}>
        {children}
      </div>
    )
  return (
    <a href={href} title={name} className={cx(box, 'hover:border-ink no-underline hover:no-underline')}>
      {children}
    </a>
  )
}

import { cell, headCell, Table } from '~/ui/table'
import type { ScorePartName } from '../match'
import { labels } from '../match-labels'
import type { MatchWords } from '../match-words'

const fills: Record<ScorePartName, string> = {
  scenario: 'fill-part-1',
  track: 'fill-part-2',
  wishes: 'fill-part-3',
  class: 'fill-part-4',
  verification: 'fill-part-5',
  lead_time: 'fill-part-6',
  distance: 'fill-part-7',
  text: 'fill-part-8',
}

/** The score as a bar cut into its named parts, as wide as the points they gave; 100 is the full width. */
export function ScoreBar({ match }: { match: Pick<MatchWords, 'score' | 'parts' | 'lang'> }) {
  return (
    <div>
      <p className="flex items-baseline gap-2">
        <span className="text-muted text-sm">{labels.score[match.lang]}</span>
        <strong className="text-xl tabular-nums">{match.score.toFixed(1)}</strong>
        <span className="text-muted text-xs">/ 100</span>
      </p>
      <svg
        aria-hidden="true"
        viewBox="0 0 100 3"
        preserveAspectRatio="none"
        className="bg-sunken border-line mt-1 block h-3 w-full rounded-sm border"
      >
        {match.parts.map((part, index) => (
          <rect
            key={part.name}
            className={fills[part.name]}
            x={pointsBefore(match.parts, index)}
            // A sliver of ground between two parts, where the part is wide enough for it.
            width={Math.max(0, part.points - 0.3)}
            height={3}
          />
        ))}
      </svg>
      <ul className="text-muted mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-xs">
        {match.parts.map((part) => (
          <li key={part.name} className="inline-flex items-center gap-1">
            <svg aria-hidden="true" viewBox="0 0 1 1" className="size-2.5">
              <rect width={1} height={1} className={fills[part.name]} />
            </svg>
            {part.label}{' '}
            <span className="tabular-nums">
              {part.points}
              <span className="sr-only"> / {part.max}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The same as a table: points, what gave them, what is missing. */
export function ScoreTable({ match }: { match: Pick<MatchWords, 'parts' | 'lang'> }) {
  const { lang } = match
  return (
    <Table caption={labels.details[lang]}>
      <thead>
        <tr>
          <th scope="col" className={headCell}>
            {labels.part[lang]}
          </th>
          <th scope="col" className={`${headCell} text-right`}>
            {labels.points[lang]}
          </th>
          <th scope="col" className={headCell}>
            {labels.gained[lang]}
          </th>
          <th scope="col" className={headCell}>
            {labels.missing[lang]}
          </th>
        </tr>
      </thead>
      <tbody>
        {match.parts.map((part) => (
          <tr key={part.name}>
            <th scope="row" className={`${cell} font-semibold whitespace-nowrap`}>
              {part.label}
            </th>
            <td className={`${cell} text-right tabular-nums whitespace-nowrap`}>
              {part.points} / {part.max}
            </td>
            <td className={cell}>
              <Sentences of={part.evidence} />
            </td>
            <td className={`${cell} text-muted`}>
              <Sentences of={part.missing} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function pointsBefore(parts: MatchWords['parts'], index: number): number {
  return parts.slice(0, index).reduce((sum, { points }) => sum + points, 0)
}

function Sentences({ of }: { of: readonly string[] }) {
  if (of.length === 0) return <span aria-hidden="true">—</span>
  return (
    <ul>
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

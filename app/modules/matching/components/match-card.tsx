import type { ReactNode } from 'react'
import { Tag } from '~/ui/chip'
import { OutcomeMark } from '~/ui/outcome'
import { labels } from '../match-labels'
import type { GateWords, MatchWords } from '../match-words'
import { GateStrip } from './gate-strip'
import { ScoreBar, ScoreTable } from './score-bar'

const order = { fail: 0, unknown: 1, pass: 2 }

/**
 * One match: its place, what is matched (`children`: name, maker, key figures), the gates, and in words
 * why. Failed and unknown gates stand open with what would have to change; the rest unfolds.
 */
export function MatchCard({
  rank,
  title,
  match,
  children,
}: {
  rank: number
  title: ReactNode
  match: MatchWords
  children?: ReactNode
}) {
  const { lang } = match
  const open = match.gates.filter(({ outcome }) => outcome !== 'pass')
  const passed = match.gates.filter(({ outcome }) => outcome === 'pass')
  open.sort((a, b) => order[a.outcome] - order[b.outcome])
  return (
    <article className="border-line bg-surface rounded border p-4 print:break-inside-avoid">
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="text-muted tabular-nums">{rank}</span>
        <h3 className="min-w-0 flex-1 text-lg font-semibold">{title}</h3>
        <Tag tone={match.verdict === 'near' ? 'fail' : match.verdict}>{match.verdictLabel}</Tag>
      </header>
      {children}
      <div className="mt-3 grid gap-4 md:grid-cols-[3fr_2fr]">
        <div>
          <GateStrip match={match} />
          <GateList gates={open} lang={lang} />
          <Actions title={labels.changes[lang]} sentences={match.changes} />
          <Actions title={labels.checks[lang]} sentences={match.checks} />
        </div>
        <ScoreBar match={match} />
      </div>
      <details className="mt-3">
        <summary className="text-link min-h-11 cursor-pointer py-2 text-sm">{labels.details[lang]}</summary>
        <GateList gates={passed} lang={lang} />
        <div className="mt-3">
          <ScoreTable match={match} />
        </div>
      </details>
    </article>
  )
}

function GateList({ gates, lang }: { gates: readonly GateWords[]; lang: MatchWords['lang'] }) {
  if (gates.length === 0) return null
  return (
    <ul className="mt-2 space-y-1 text-sm">
      {gates.map((gate) => (
        <li key={gate.key} className="flex items-start gap-2">
          <OutcomeMark outcome={gate.outcome} label={gate.outcomeLabel} />
          <span>
            {gate.why} {gate.claimedOnly && <Tag tone="unknown">{labels.claimedOnly[lang]}</Tag>}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Actions({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <div className="mt-2 text-sm">
      <h4 className="font-semibold">{title}</h4>
      <ul className="list-disc pl-5">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}

import { OutcomeMark } from '~/ui/outcome'
import type { GateOutcome } from '../match'
import { labels } from '../match-labels'
import type { MatchWords } from '../match-words'

const looks: Record<GateOutcome, string> = {
  pass: 'border-pass bg-pass-soft text-pass-ink',
  unknown: 'border-unknown border-dashed bg-unknown-soft text-unknown-ink',
  fail: 'border-fail bg-fail-soft text-fail-ink',
}

/** One cell a gate, with its shape and its word; the reason of each follows in the card's list. */
export function GateStrip({ match }: { match: Pick<MatchWords, 'gates' | 'lang' | 'counts'> }) {
  return (
    <ul className="flex flex-wrap gap-1" aria-label={`${labels.gates[match.lang]}: ${match.counts}`}>
      {match.gates.map((gate) => (
        <li
          key={gate.key}
          title={gate.why}
          className={`inline-flex min-h-7 items-center gap-1 rounded-sm border py-0 pr-2 pl-0.5 text-xs ${looks[gate.outcome]}`}
        >
          <OutcomeMark outcome={gate.outcome} />
          <span>{gate.label}</span>
          <span className="sr-only">{gate.outcomeLabel}</span>
        </li>
      ))}
    </ul>
  )
}

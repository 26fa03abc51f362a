import { useTranslation } from 'react-i18next'
import { OutcomeMark } from '~/ui/outcome'
import type { NeedMatches } from '../match-need.server'

/** How many matches pass, may pass and nearly pass. */
export function MatchCounts({ counts }: { counts: NeedMatches['counts'] }) {
  const { t } = useTranslation()
  const shown = [
    { outcome: 'pass', count: counts.pass, word: t('match.pass') },
    { outcome: 'unknown', count: counts.unknown, word: t('match.unknown') },
    { outcome: 'fail', count: counts.near, word: t('match.near') },
  ] as const
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1">
      {shown.map(
        ({ outcome, count, word }) =>
          count !== null && (
            <li key={outcome} className="inline-flex items-center gap-2 text-sm">
              <OutcomeMark outcome={outcome} />
              <span>
                <strong>{count}</strong> {word}
              </span>
            </li>
          ),
      )}
    </ul>
  )
}

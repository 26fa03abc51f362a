import { useTranslation } from 'react-i18next'
import { cx } from '~/ui/class-names'

export type VerdictTone = 'pass' | 'unknown' | 'fail'

const looks: Record<VerdictTone, string> = {
  pass: 'border-pass bg-pass-soft text-pass-ink',
  unknown: 'border-unknown bg-unknown-soft text-unknown-ink',
  fail: 'border-fail bg-fail-soft text-fail-ink',
}
const marks: Record<VerdictTone, string> = { pass: '✓', unknown: '!', fail: '✕' }

/** What the gate says, large enough to be read at arm's length: a shape, a word, and who it is. */
export function VerdictCard({
  tone,
  title,
  name,
  lines,
}: {
  tone: VerdictTone
  title: string
  name: string
  lines: readonly string[]
}) {
  return (
    <div
      className={cx(
        'grid grid-cols-[auto_minmax(0,1fr)] items-center gap-4 rounded border-2 p-4',
        looks[tone],
      )}
    >
      <span aria-hidden="true" className="text-5xl leading-none font-bold">
        {marks[tone]}
      </span>
      <div className="grid gap-0.5">
        <p className="text-2xl font-bold">{title}</p>
        {name && <p className="text-ink text-xl font-semibold break-words">{name}</p>}
        {lines.filter(Boolean).map((line) => (
          <p key={line} className="text-ink break-words">
            {line}
          </p>
        ))}
      </div>
    </div>
  )
}

export const toneOf = (word: string): VerdictTone =>
  word === 'entered' ? 'pass' : word === 'again' ? 'unknown' : 'fail'

/** The words of a verdict. */
export function useVerdictWords(): (word: string) => string {
  const { t } = useTranslation()
  return (word) => t(`checkIn.word_${word as 'entered'}`)
}

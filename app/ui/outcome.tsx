import { cx } from './class-names'

export type Outcome = 'pass' | 'unknown' | 'fail'

const shapes: Record<Outcome, string> = { pass: '✓', unknown: '?', fail: '✕' }
const looks: Record<Outcome, string> = {
  pass: 'border-pass bg-pass-soft text-pass-ink',
  unknown: 'border-unknown border-dashed bg-unknown-soft text-unknown-ink',
  fail: 'border-fail bg-fail-soft text-fail-ink',
}

/** One outcome as a shape in its colour; `label` says it in words, for those who see neither. */
export function OutcomeMark({
  outcome,
  label,
  small = false,
}: {
  outcome: Outcome
  label?: string
  small?: boolean
}) {
  return (
    <span
      className={cx(
        'inline-flex shrink-0 items-center justify-center rounded-sm border font-bold leading-none',
        small ? 'size-4 text-xs' : 'size-6 text-sm',
        looks[outcome],
      )}
    >
      <span aria-hidden="true">{shapes[outcome]}</span>
      {label && <span className="sr-only">{label}</span>}
    </span>
  )
}

import type { ReactNode } from 'react'
import { cx } from './class-names'
import { Icon } from './icon'

/** A choice that can be taken away: the whole chip is the link that drops it. */
export function RemovableChip({
  href,
  label,
  removeLabel,
  quiet = false,
}: {
  href: string
  label: ReactNode
  /** what following the link does, in words */
  removeLabel: string
  quiet?: boolean
}) {
  return (
    <a
      href={href}
      rel="nofollow"
      aria-label={removeLabel}
      title={removeLabel}
      className={cx(
        'text-ink hover:bg-sunken inline-flex min-h-11 items-center gap-1.5 rounded-full whitespace-nowrap border px-3 text-sm no-underline hover:no-underline fine:min-h-8',
        quiet ? 'border-line-strong border-dashed bg-transparent' : 'border-line-strong bg-surface',
      )}
    >
      <span>{label}</span>
      <Icon name="close" className="size-3.5" />
    </a>
  )
}

type Tone = 'plain' | 'strong' | 'signal' | 'pass' | 'unknown' | 'fail'
const tones: Record<Tone, string> = {
  plain: 'tag',
  strong: 'tag tag-strong',
  signal: 'tag tag-signal',
  pass: 'tag tag-pass',
  unknown: 'tag tag-unknown',
  fail: 'tag tag-fail',
}

/** A short mark beside a name. The outcome tones are for outcomes only. */
export function Tag({
  tone = 'plain',
  children,
  title,
}: {
  tone?: Tone
  children: ReactNode
  title?: string
}) {
  return (
    <span title={title} className={tones[tone]}>
      {children}
    </span>
  )
}

import type { ReactNode } from 'react'
import { RemovableChip } from '~/ui/chip'
import type { ChipView } from './filter-words'

/** A line of chips behind its name. */
export function ChipRow({
  label,
  hint,
  chips,
  children,
}: {
  label: string
  hint?: string
  chips: readonly ChipView[]
  children?: ReactNode
}) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <h2 className="text-muted text-sm font-normal" title={hint}>
        {label}
      </h2>
      <ul className="flex flex-wrap gap-2">
        {chips.map(({ key, label: name, href, removeLabel, quiet }) => (
          <li key={key}>
            <RemovableChip href={href} label={name} removeLabel={removeLabel} quiet={quiet} />
          </li>
        ))}
      </ul>
      {children}
    </div>
  )
}

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
      <ul className="flex gap-2 max-sm:-mx-4 max-sm:w-screen max-sm:overflow-x-auto max-sm:px-4 max-sm:py-1 sm:flex-wrap">
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

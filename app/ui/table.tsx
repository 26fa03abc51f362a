import type { ReactNode } from 'react'
import { cx } from './class-names'

/**
 * A table that scrolls sideways inside itself where the screen is narrower, reachable by keyboard.
 * `caption` names it for everyone who does not see what stands above it.
 */
export function Table({
  caption,
  children,
  className,
}: {
  caption: string
  children: ReactNode
  className?: string
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of fields is not meant
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div role="group" className="relative overflow-x-auto" aria-label={caption} tabIndex={0}>
      <table className={cx('w-full border-collapse text-left text-sm', className)}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  )
}

export const cell = 'border-line border-b px-3 py-2 align-top'
export const headCell = 'border-line-strong border-b px-3 py-2 text-left align-bottom font-semibold'

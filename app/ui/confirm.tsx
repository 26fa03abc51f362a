import type { ReactNode } from 'react'
import { buttonClass } from './button'

/**
 * A button that says first what cannot be taken back, and shows the one that does it only then. `children` is that
 * second button. Works without scripts.
 */
export function Confirm({ label, text, children }: { label: string; text: string; children: ReactNode }) {
  return (
    <details className="open:w-full">
      <summary className={buttonClass({}, 'list-none [&::-webkit-details-marker]:hidden')}>{label}…</summary>
      <div className="border-signal mt-2 flex flex-wrap items-center gap-3 border-l-4 py-1 pl-3">
        <p className="max-w-prose text-sm">{text}</p>
        {children}
      </div>
    </details>
  )
}

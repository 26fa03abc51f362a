import { useEffect, useRef } from 'react'
import { cx } from './class-names'

export type Tab = { href: string; label: string; count?: string; current: boolean }

/** Views of one thing, each with its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const nav = useRef<HTMLElement>(null)
  const at = tabs.findIndex(({ current }) => current)
  // Where there are more than fit, the one that is open comes into view.
  useEffect(() => {
    const tab = nav.current?.querySelectorAll('a')[at]
    if (nav.current && tab) nav.current.scrollLeft = tab.offsetLeft - nav.current.offsetLeft - 24
  }, [at])
  return (
    <nav ref={nav} aria-label={label} className="border-line no-print overflow-x-auto border-b">
      <ul className="flex gap-1">
        {tabs.map(({ href, label: name, count, current }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={current ? 'page' : undefined}
              className={cx(
                'inline-flex min-h-11 items-center gap-1.5 border-b-2 px-3 whitespace-nowrap no-underline hover:no-underline',
                current
                  ? 'border-signal text-ink font-semibold'
                  : 'text-muted hover:text-ink border-transparent',
              )}
            >
              {name}
              {count !== undefined && <span className="text-muted text-sm font-normal">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

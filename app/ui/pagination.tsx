import { cx } from './class-names'
import { Icon } from './icon'

export type PageLink = { page: number; href: string; label: string; current: boolean }

/** Links to pages. `links` may leave out pages; a gap in the numbers is drawn as one. */
export function Pagination({
  label,
  links,
  previous,
  next,
}: {
  label: string
  links: readonly PageLink[]
  previous: { href: string; label: string } | null
  next: { href: string; label: string } | null
}) {
  const box =
    'inline-flex min-h-11 min-w-11 items-center justify-center rounded border px-2 no-underline hover:no-underline'
  return (
    <nav aria-label={label} className="no-print">
      <ul className="flex flex-wrap items-center gap-1.5">
        {previous && (
          <li>
            <a
              href={previous.href}
              rel="prev"
              className={cx(box, 'border-line-strong bg-surface text-ink gap-1 pr-3')}
            >
              <Icon name="left" className="size-4" />
              {previous.label}
            </a>
          </li>
        )}
        {links.map(({ page, href, label: name, current }, index) => {
          const gap = index > 0 && page - (links[index - 1]?.page ?? page) > 1
          return (
            <li key={page} className={cx('flex items-center gap-1.5', !current && 'max-sm:hidden')}>
              {gap && <span className="text-muted px-1">…</span>}
              <a
                href={href}
                aria-current={current ? 'page' : undefined}
                aria-label={name}
                className={cx(
                  box,
                  current
                    ? 'border-signal text-signal-ink bg-surface font-semibold'
                    : 'border-line bg-surface text-ink',
                )}
              >
                {page}
              </a>
            </li>
          )
        })}
        {next && (
          <li>
            <a
              href={next.href}
              rel="next"
              className={cx(box, 'border-line-strong bg-surface text-ink gap-1 pl-3')}
            >
              {next.label}
              <Icon name="right" className="size-4" />
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** The pages worth a link: the first, the last, and two on each side of the current one. */
export function pagesAround(current: number, last: number): number[] {
  const pages = new Set([1, last, current - 2, current - 1, current, current + 1, current + 2])
  return [...pages].filter((page) => page >= 1 && page <= last).sort((a, b) => a - b)
}

export type Crumb = { href: string; label: string }

/** The way here; the page itself is the last entry and no link. */
export function Breadcrumbs({
  label,
  crumbs,
  current,
}: {
  label: string
  crumbs: readonly Crumb[]
  current: string
}) {
  return (
    <nav aria-label={label} className="no-print text-sm">
      <ol className="text-muted flex flex-wrap items-center gap-x-2">
        {crumbs.map(({ href, label: name }) => (
          <li key={href} className="flex items-center gap-2">
            <a href={href} className="inline-flex min-h-11 items-center fine:min-h-8">
              {name}
            </a>
            <span aria-hidden="true">/</span>
          </li>
        ))}
        <li aria-current="page" className="text-ink min-w-0 truncate">
          {current}
        </li>
      </ol>
    </nav>
  )
}

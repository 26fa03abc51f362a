import { cx } from './class-names'
import { Icon } from './icon'
import { Logo } from './logo'

export type NavItem = { href: string; label: string; current: boolean; badge?: string }

export type SiteHeaderProps = {
  home: { href: string; name: string; tagline: string }
  nav: { label: string; items: readonly NavItem[] }
  account: { href: string; label: string; signedIn: boolean }
  /** null: for nobody */
  notices: { href: string; label: string; unread: string | null } | null
  language: { href: string; label: string; short: string; lang: string }
  theme: { action: string; back: string; toDark: string; toLight: string }
}

/** The band on top of every page: where one is, the other language, light or dark. */
export function SiteHeader({ home, nav, account, notices, language, theme }: SiteHeaderProps) {
  const square = 'inline-flex size-11 items-center justify-center rounded text-ink hover:bg-sunken'
  return (
    <header className="border-line bg-surface no-print border-b">
      <div className="shell flex flex-wrap items-center gap-x-6">
        <a
          href={home.href}
          className="text-ink flex min-h-14 items-center gap-2.5 no-underline hover:no-underline"
        >
          <Logo className="size-8" />
          <span className="text-xl leading-none font-bold tracking-wide">{home.name}</span>
          <span className="text-muted border-line hidden border-l pl-2.5 text-sm max-md:inline min-[90rem]:inline max-sm:hidden">
            {home.tagline}
          </span>
        </a>
        <nav
          aria-label={nav.label}
          className="order-last -mx-1 w-full overflow-x-auto md:order-none md:mx-0 md:w-auto md:flex-1"
        >
          <ul className="flex">
            {nav.items.map(({ href, label, current, badge }) => (
              <li key={href}>
                <a
                  href={href}
                  aria-current={current ? 'page' : undefined}
                  className={cx(
                    'inline-flex min-h-11 items-center gap-1.5 border-b-2 px-2.5 whitespace-nowrap max-sm:text-[0.95rem] sm:px-3 no-underline hover:no-underline md:min-h-14',
                    current
                      ? 'border-signal text-ink font-semibold'
                      : 'hover:text-ink text-muted border-transparent',
                  )}
                >
                  {label}
                  {badge && (
                    <span className="bg-ink text-on-ink rounded-full px-1.5 text-xs leading-5">{badge}</span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ml-auto flex items-center">
          <a
            href={account.href}
            rel="nofollow"
            title={account.label}
            className="text-ink hover:bg-sunken inline-flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded px-2 text-sm font-medium no-underline hover:no-underline"
          >
            <Icon name="person" />
            <span className={account.signedIn ? 'max-w-[10em] truncate max-sm:sr-only' : undefined}>
              {account.label}
            </span>
          </a>
          {notices && (
            <a
              href={notices.href}
              rel="nofollow"
              title={notices.label}
              aria-label={notices.label}
              className={cx(square, 'relative no-underline hover:no-underline')}
            >
              <Icon name="bell" />
              {notices.unread && (
                <span className="bg-ink text-on-ink absolute top-0.5 right-0 rounded-full px-1.5 text-xs leading-5">
                  {notices.unread}
                </span>
              )}
            </a>
          )}
          <a
            href={language.href}
            data-document=""
            rel="nofollow"
            lang={language.lang}
            title={language.label}
            className="text-ink hover:bg-sunken inline-flex min-h-11 min-w-11 items-center justify-center rounded px-2 text-sm font-medium no-underline hover:no-underline"
          >
            {language.short}
          </a>
          <form method="post" action={theme.action} data-background="">
            <input type="hidden" name="back" value={theme.back} />
            <button
              type="submit"
              name="theme"
              value="dark"
              className={cx(square, 'when-light')}
              aria-label={theme.toDark}
              title={theme.toDark}
            >
              <Icon name="moon" />
            </button>
            <button
              type="submit"
              name="theme"
              value="light"
              className={cx(square, 'when-dark')}
              aria-label={theme.toLight}
              title={theme.toLight}
            >
              <Icon name="sun" />
            </button>
          </form>
        </div>
      </div>
    </header>
  )
}

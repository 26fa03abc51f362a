export type SiteFooterProps = {
  lead: string
  note: string
  links: readonly { href: string; label: string; document?: boolean }[]
  theme: {
    action: string
    back: string
    label: string
    choices: readonly { value: string; label: string; pressed: boolean }[]
  }
}

export function SiteFooter({ lead, note, links, theme }: SiteFooterProps) {
  return (
    <footer className="border-line bg-surface no-print mt-auto border-t">
      <div className="shell flex flex-wrap items-start justify-between gap-x-10 gap-y-5 py-6 text-sm">
        <div className="grid max-w-prose gap-1">
          <p>{lead}</p>
          <p className="text-muted">{note}</p>
        </div>
        <ul className="flex flex-wrap gap-x-5">
          {links.map(({ href, label, document }) => (
            <li key={href}>
              <a
                href={href}
                data-document={document ? '' : undefined}
                className="inline-flex min-h-11 items-center"
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
        <form method="post" action={theme.action} data-background="">
          <fieldset className="flex flex-wrap items-center gap-1">
            <legend className="text-muted float-left mr-2">{theme.label}</legend>
            <input type="hidden" name="back" value={theme.back} />
            {theme.choices.map(({ value, label, pressed }) => (
              <button
                type="submit"
                key={value}
                name="theme"
                value={value}
                aria-pressed={pressed}
                className="aria-pressed:border-signal aria-pressed:text-signal-ink border-line hover:bg-sunken min-h-11 rounded border px-3"
              >
                {label}
              </button>
            ))}
          </fieldset>
        </form>
      </div>
    </footer>
  )
}

import { useTranslation } from 'react-i18next'
import { formatNumber } from '~/locales/format'
import { langOf } from '~/locales/lang'
import { useLocation } from '~/platform/http'
import { ButtonLink } from '~/ui/button'
import { cx } from '~/ui/class-names'
import { Section } from '~/ui/section'
import type { TodoGroup } from '../todos'

/** Each count leads to the list of what it counts. */
export function TodoGroups({ groups }: { groups: readonly TodoGroup[] }) {
  const { t } = useTranslation()
  const lang = langOf(useLocation().pathname)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 md:grid-cols-2">
      {groups.map(({ key, title, todos, links }) => (
        <Section key={key} id={key} title={title}>
          {todos.length === 0 ? (
            <p className="panel text-muted px-4 py-3">{t('workbench.nothing')}</p>
          ) : (
            <ul className="panel divide-line divide-y">
              {todos.map((todo) => (
                <li key={todo.key}>
                  <a
                    href={todo.href}
                    className="hover:bg-sunken flex min-h-12 items-center justify-between gap-3 px-4 py-2 no-underline"
                  >
                    <span className="text-ink">{todo.label}</span>
                    <span
                      className={cx(
                        'figure text-lg',
                        todo.urgent ? 'text-fail-ink font-semibold' : 'text-ink',
                      )}
                    >
                      {formatNumber(todo.n, lang)}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          )}
          {links.length > 0 && (
            <p className="flex flex-wrap gap-3">
              {links.map(({ href, label, main }) => (
                <ButtonLink key={href} href={href} look={main ? 'main' : undefined}>
                  {label}
                </ButtonLink>
              ))}
            </p>
          )}
        </Section>
      ))}
    </div>
  )
}

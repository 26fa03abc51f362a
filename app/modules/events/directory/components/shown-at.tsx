import { useTranslation } from 'react-i18next'
import { Icon } from '~/ui/icon'
import type { Showing } from '../showings.server'

/** Where a piece of equipment can be seen, in a line. */
export function ShownAt({ showings }: { showings: readonly Showing[] }) {
  const { t } = useTranslation()
  return (
    <p className="panel flex flex-wrap items-center gap-x-4 px-4 py-1.5">
      <span className="inline-flex items-center gap-1.5">
        <Icon name="pin" className="size-4" />
        {t('evidence.shownAt')}
      </span>
      {showings.map(({ href, title }) => (
        <a key={href} href={href} className="inline-flex min-h-11 items-center">
          {title}
        </a>
      ))}
    </p>
  )
}

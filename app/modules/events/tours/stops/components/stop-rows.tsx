import { useTranslation } from 'react-i18next'
import { EmptyState } from '~/ui/empty-state'

export type StopRow = {
  id: number
  number: string
  href: string
  title: string
  dates: string
  region: string
  taken: string[]
  cancelled: boolean
}

/** The stops of a tour for its organizer: where each is set up. */
export function StopRows({ rows }: { rows: readonly StopRow[] }) {
  const { t } = useTranslation()
  if (rows.length === 0) return <EmptyState title={t('tourWork.noStops')} />
  return (
    <ol className="panel divide-line divide-y">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
          <a
            href={row.href}
            className="inline-flex min-h-11 min-w-0 flex-1 basis-56 items-center font-medium"
          >
            {row.number && `${row.number}. `}
            {row.title}
          </a>
          {row.cancelled && <span className="tag tag-fail">{t('tour.phase_cancelled')}</span>}
          <span className="facts">
            <span>{row.region}</span>
            <span>{row.dates}</span>
            {row.taken.map((words) => (
              <span key={words}>{words}</span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  )
}

import { useTranslation } from 'react-i18next'
import { cx } from '~/ui/class-names'

export type AgendaRow = {
  id: string
  time: string
  title: string
  kind: string
  off: boolean
  /** it is on none of the days */
  outside: boolean
  stage: string
  speakers: string
  href: string
}

export type StopAgenda = { href: string; title: string; facts: string[] }

/** The stops of a tour, whose agendas are planned apart. */
export function StopAgendas({ stops }: { stops: readonly StopAgenda[] }) {
  return (
    <ul className="panel divide-line divide-y">
      {stops.map((stop) => (
        <li key={stop.href} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5">
          <a
            href={stop.href}
            className="inline-flex min-h-11 min-w-0 flex-1 basis-56 items-center font-medium"
          >
            {stop.title}
          </a>
          <span className="facts">
            {stop.facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The items of a day, for whoever plans them. */
export function AgendaTable({ title, rows }: { title: string; rows: readonly AgendaRow[] }) {
  const { t } = useTranslation()
  return (
    <section className="grid gap-1.5">
      <h3 className="text-base">{title}</h3>
      <ul className="panel divide-line divide-y">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5">
            <span className="min-w-28 font-semibold">{row.time}</span>
            <span className={cx('min-w-24 text-sm sm:w-36', !row.stage && 'max-sm:hidden')}>{row.stage}</span>
            <a href={row.href} className="inline-flex min-h-11 min-w-0 flex-1 basis-48 items-center">
              {row.title}
            </a>
            <span className="text-muted text-sm">{row.speakers}</span>
            <span className="tag">{row.kind}</span>
            {row.off && <span className="tag tag-fail">{t('agenda.off')}</span>}
            {row.outside && <span className="tag tag-unknown">{t('agendaWork.outside')}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

import { useTranslation } from 'react-i18next'

export type AgendaRow = {
  id: number
  time: string
  title: string
  kind: string
  off: boolean
  stage: string
  speakers: string
  href: string
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
            <span className="min-w-24 text-sm">{row.stage}</span>
            <a href={row.href} className="inline-flex min-h-11 min-w-0 flex-1 basis-48 items-center">
              {row.title}
            </a>
            <span className="text-muted text-sm">{row.speakers}</span>
            <span className="tag">{row.kind}</span>
            {row.off && <span className="tag tag-fail">{t('agenda.off')}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/button'
import { cell, headCell, Table } from '~/ui/table'

export type VisitorRow = {
  number: string
  shownNumber: string
  name: string
  organisation: string
  /** of a tour, for which stop; empty where all are for one */
  stop: string
  title: string
  kind: string
  phone: string
  email: string
  cancelled: boolean
  /** the day on which the badge was printed; null: it was not */
  printed: string | null
  registered: string
}

/** How many there are, in figures beside their words. */
export function VisitorCounts({ counts }: { counts: readonly { label: string; n: string }[] }) {
  return (
    <dl className="panel grid grid-cols-2 gap-px sm:grid-cols-5">
      {counts.map(({ label, n }) => (
        <div key={label} className="grid gap-0.5 px-4 py-3">
          <dt className="text-muted text-sm">{label}</dt>
          <dd className="figure text-xl font-semibold">{n}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Visitors as the organizer reads them: a table at a desk, a list on a phone. */
export function VisitorTable({
  rows,
  badgesPath,
  stopId,
}: {
  rows: readonly VisitorRow[]
  badgesPath: string
  /** of a tour, whose visitors they are; null: those of all of it */
  stopId: number | null
}) {
  const { t } = useTranslation()
  return (
    <form method="get" action={badgesPath} className="grid gap-3">
      {stopId !== null && <input type="hidden" name="stop" value={stopId} />}
      <ul className="grid gap-3 md:hidden">
        {rows.map((row) => (
          <li key={row.number} className="panel grid gap-1 p-4">
            <p className="flex flex-wrap items-center gap-2">
              <Choose row={row} />
              <span className="font-semibold">{row.name}</span>
              <span className="tag">{row.kind}</span>
              {row.cancelled && <span className="tag tag-fail">{t('visitor.state_cancelled')}</span>}
            </p>
            <p className="text-sm break-words">{[row.organisation, row.title].filter(Boolean).join(' · ')}</p>
            {row.stop && <p className="text-sm">{row.stop}</p>}
            <p className="facts">
              <span className="figure">{row.shownNumber}</span>
              {row.phone && (
                <a href={`tel:${row.phone}`} className="inline-flex min-h-11 items-center">
                  {row.phone}
                </a>
              )}
            </p>
            <p className="facts">
              <span>{row.registered}</span>
              <span>
                {row.printed ? t('visitor.printedOn', { day: row.printed }) : t('visitor.badge_waiting')}
              </span>
            </p>
          </li>
        ))}
      </ul>
      <div className="panel max-md:hidden">
        <Table caption={t('visitor.listTitle')}>
          <thead>
            <tr>
              <th className={headCell}>
                <span className="sr-only">{t('badge.chosen')}</span>
              </th>
              <th className={headCell}>{t('visitor.name')}</th>
              <th className={headCell}>{t('visitor.organisationName')}</th>
              <th className={headCell}>{t('visitor.kind')}</th>
              <th className={headCell}>{t('visitor.contact')}</th>
              <th className={headCell}>{t('visitor.number')}</th>
              <th className={headCell}>{t('visitor.badge')}</th>
              <th className={headCell}>{t('visitor.registered')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.number}>
                <td className={cell}>
                  <Choose row={row} />
                </td>
                <td className={cell}>
                  <span className="font-semibold">{row.name}</span>{' '}
                  {row.cancelled && <span className="tag tag-fail">{t('visitor.state_cancelled')}</span>}
                  {row.title && <span className="text-muted block">{row.title}</span>}
                </td>
                <td className={cell}>
                  {row.organisation}
                  {row.stop && <span className="text-muted block">{row.stop}</span>}
                </td>
                <td className={cell}>{row.kind}</td>
                <td className={cell}>
                  {row.phone}
                  {row.email && <span className="text-muted block break-all">{row.email}</span>}
                </td>
                <td className={`${cell} figure whitespace-nowrap`}>{row.shownNumber}</td>
                <td className={cell}>{row.printed ?? t('visitor.badge_waiting')}</td>
                <td className={`${cell} whitespace-nowrap`}>{row.registered}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      <p>
        <Button>{t('badge.chosen')}</Button>
      </p>
    </form>
  )
}

/** Chooses a visitor for a badge. */
function Choose({ row }: { row: VisitorRow }) {
  const { t } = useTranslation()
  if (row.cancelled) return null
  return (
    <label className="check-row">
      <input type="checkbox" name="n" value={row.number} />
      <span className="sr-only">{t('badge.choose', { name: row.name })}</span>
    </label>
  )
}

import { useTranslation } from 'react-i18next'
import { cell, headCell, Table } from '~/ui/table'

type Part = {
  key: string
  title: string
  rows: { key: string; when: string; place: string; enterprise: string; team: string; pair: string }[]
}

/** Who meets where, a list for each table, time or organisation; on paper none is cut in two where it fits. */
export function MeetingPlan({
  parts,
  by,
}: {
  parts: readonly Part[]
  by: 'table' | 'time' | 'organisation'
}) {
  const { t } = useTranslation()
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {parts.map((part) => (
        <section key={part.key} aria-label={part.title} className="panel break-inside-avoid">
          <h3 className="px-3 pt-3 text-base font-semibold">{part.title}</h3>
          <Table caption={part.title}>
            <thead>
              <tr>
                {by !== 'time' && <th className={headCell}>{t('meeting.time')}</th>}
                {by !== 'table' && <th className={headCell}>{t('meeting.place')}</th>}
                <th className={headCell}>{t('meeting.enterprise')}</th>
                <th className={headCell}>{t('meeting.team')}</th>
                <th className={`${headCell} max-md:hidden print:table-cell`}>{t('meeting.about')}</th>
              </tr>
            </thead>
            <tbody>
              {part.rows.map((row) => (
                <tr key={row.key}>
                  {by !== 'time' && (
                    <td className={`${cell} figure max-sm:whitespace-normal!`}>{row.when}</td>
                  )}
                  {by !== 'table' && <td className={cell}>{row.place}</td>}
                  <td className={cell}>{row.enterprise}</td>
                  <td className={cell}>{row.team}</td>
                  <td className={`${cell} text-muted max-md:hidden print:table-cell`}>{row.pair}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </section>
      ))}
    </div>
  )
}

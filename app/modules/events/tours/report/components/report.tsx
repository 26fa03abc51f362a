import { useTranslation } from 'react-i18next'
import { Facts } from '~/modules/accounts'
import { Section } from '~/ui/section'
import { cell, headCell, Table } from '~/ui/table'
import type { ReportView } from './report-view'

/** What came of a stop, on screen and on paper. */
export function StopReportPage({ view }: { view: ReportView }) {
  const { t } = useTranslation()
  return (
    <>
      <Facts rows={view.figures} />
      {view.tables.map((table) => (
        <Section key={table.id} id={table.id} title={table.title} lead={table.lead}>
          {table.rows.length === 0 ? (
            <p className="text-muted">{t('report.nothing')}</p>
          ) : (
            <Table caption={table.title}>
              <thead>
                <tr>
                  {table.head.map((name) => (
                    <th key={name} className={headCell}>
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.rows.map((row) => (
                  <tr key={row.key} className="break-inside-avoid">
                    {row.cells.map((text, at) => (
                      <td
                        // biome-ignore lint/suspicious/noArrayIndexKey: a cell has no other name
                        key={at}
                        className={`${cell} min-w-20 tabular-nums print:min-w-14`}
                      >
                        {at === 0 && row.href ? (
                          <a href={row.href} className="inline-flex min-h-11 items-center fine:min-h-0">
                            {text}
                          </a>
                        ) : (
                          text
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </Section>
      ))}
    </>
  )
}

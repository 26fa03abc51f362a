import { useTranslation } from 'react-i18next'
import { Section } from '~/ui/section'
import { cell, headCell, Table } from '~/ui/table'
import type { CheckInView } from './check-in-view'
import { useVerdictWords } from './verdict-card'

/** Who came in by day and gate, and whom a gate did not let in today. */
export function EntryCounts({ view }: { view: CheckInView }) {
  const { t } = useTranslation()
  const word = useVerdictWords()
  return (
    <>
      <Section id="entries" title={t('checkIn.entries')} lead={t('checkIn.today', { n: view.today })}>
        {view.counts.length === 0 ? (
          <p className="text-muted">{t('checkIn.noEntries')}</p>
        ) : (
          <div className="panel max-w-2xl">
            <Table caption={t('checkIn.entries')}>
              <thead>
                <tr>
                  <th className={headCell}>{t('checkIn.day')}</th>
                  <th className={headCell}>{t('checkIn.gate')}</th>
                  <th className={`${headCell} text-right`}>{t('checkIn.entered')}</th>
                  <th className={`${headCell} text-right`}>{t('checkIn.notLetIn')}</th>
                </tr>
              </thead>
              <tbody>
                {view.counts.map((each) => (
                  <tr key={each.key}>
                    <td className={cell}>{each.day}</td>
                    <td className={cell}>{each.gate}</td>
                    <td className={`${cell} figure text-right`}>{each.entered}</td>
                    <td className={`${cell} figure text-right`}>{each.refused}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </div>
        )}
      </Section>
      {view.refused.length > 0 && (
        <Section id="refused" title={t('checkIn.refusedToday')} lead={t('checkIn.refusedLead')}>
          <ul className="panel divide-line max-w-2xl divide-y">
            {view.refused.map((scan) => (
              <li key={scan.id} className="grid gap-0.5 px-4 py-2">
                <p className="flex flex-wrap gap-x-3">
                  <span className="tag tag-fail">{word(scan.result)}</span>
                  <span className="font-semibold">{scan.name}</span>
                  <span className="text-muted">{scan.about}</span>
                </p>
                <p className="text-muted text-sm">
                  {t('checkIn.here', { gate: scan.gate, time: scan.at })}
                  {scan.first && ` · ${scan.first}`}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

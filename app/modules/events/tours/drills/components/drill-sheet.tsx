import { useTranslation } from 'react-i18next'
import { cell } from '~/ui/table'
import { resultLooks } from './drill-looks'
import type { DrillView } from './drill-view'
import { MeasureTable } from './measure-table'

/** The record sheet of a drill: what is measured and what is demanded; on paper with room to write the rest. */
export function DrillSheet({ drill }: { drill: DrillView }) {
  const { t } = useTranslation()
  const facts: [string, string][] = [
    [t('drill.hour'), drill.time],
    [t('drill.place'), drill.place],
    [t('drill.enterprise'), drill.enterprise],
    [t('drill.model'), drill.model],
  ]
  return (
    <section aria-labelledby={`drill-${drill.id}`} className="grid gap-3">
      <h3 id={`drill-${drill.id}`} className="flex flex-wrap items-center gap-2 text-lg">
        {drill.title}
        <span className={drill.result ? resultLooks[drill.result] : 'tag'}>{drill.resultWords}</span>
      </h3>
      <p className="text-sm">
        <a href={drill.offeringHref} className="inline-flex min-h-11 items-center fine:min-h-0">
          {drill.offering}
        </a>
      </p>
      <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name} className="flex gap-2">
              <dt className="text-muted">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {drill.procedure && <p className="max-w-prose text-sm whitespace-pre-wrap">{drill.procedure}</p>}
      <MeasureTable measures={drill.measured}>
        <tr className="hidden print:table-row">
          <td className={`${cell} h-12`} colSpan={4} />
        </tr>
      </MeasureTable>
      {drill.evaluators ? (
        <p className="text-sm">{t('evidence.by', { names: drill.evaluators })}</p>
      ) : (
        <p aria-hidden="true" className="hidden flex-wrap gap-x-6 gap-y-4 text-sm print:flex">
          <span>
            {t('drill.result')}：☐ {t('evidence.result_passed')}　☐ {t('evidence.result_partly')}　☐{' '}
            {t('evidence.result_failed')}
          </span>
          <span>{t('drill.evaluators')}：____________________</span>
          <span>{t('drill.signed')}：____________</span>
        </p>
      )}
      {drill.note && <p className="max-w-prose text-sm whitespace-pre-wrap">{drill.note}</p>}
    </section>
  )
}

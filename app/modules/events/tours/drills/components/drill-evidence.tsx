import { useTranslation } from 'react-i18next'
import { Section } from '~/ui/section'
import type { DrillMeasure, DrillResult } from '../drill'
import { resultLooks } from './drill-looks'
import { MeasureTable } from './measure-table'

export type DrillEvidence = {
  id: number
  title: string
  /** the page of the stop where it was held */
  href: string
  where: string
  result: DrillResult
  resultWords: string
  evaluators: string
  note: string
  measures: DrillMeasure[]
}

/** What drills measured of a piece of equipment, on its page; nothing where none was held. */
export function DrillEvidences({ drills }: { drills: readonly DrillEvidence[] }) {
  const { t } = useTranslation()
  if (drills.length === 0) return null
  return (
    <Section id="drills" title={t('evidence.title')} lead={t('evidence.lead')}>
      <ol className="grid gap-3">
        {drills.map((drill) => (
          <li key={drill.id} className="panel grid gap-2 p-4 break-inside-avoid">
            <h3 className="flex flex-wrap items-center gap-2 text-lg">
              {drill.title}
              <span className={resultLooks[drill.result]}>{drill.resultWords}</span>
            </h3>
            <p className="text-sm">
              <a href={drill.href} className="inline-flex min-h-11 items-center fine:min-h-0">
                {drill.where}
              </a>
            </p>
            {drill.measures.length > 0 && <MeasureTable measures={drill.measures} />}
            {drill.evaluators && <p className="text-sm">{t('evidence.by', { names: drill.evaluators })}</p>}
            {drill.note && <p className="max-w-prose text-sm whitespace-pre-wrap">{drill.note}</p>}
          </li>
        ))}
      </ol>
    </Section>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cell, headCell, Table } from '~/ui/table'
import type { DrillMeasure } from '../drill'

/** What was measured beside what was demanded. `children`: rows below; on paper there is room to write in each. */
export function MeasureTable({
  measures,
  children,
}: {
  measures: readonly DrillMeasure[]
  children?: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <Table caption={t('evidence.measures')}>
      <thead>
        <tr>
          <th className={headCell}>{t('evidence.col_label')}</th>
          <th className={headCell}>{t('evidence.col_demanded')}</th>
          <th className={headCell}>{t('evidence.col_unit')}</th>
          <th className={`${headCell} w-1/3`}>{t('evidence.col_measured')}</th>
        </tr>
      </thead>
      <tbody>
        {measures.map((measure, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
          <tr key={row}>
            <td className={cell}>{measure.label}</td>
            <td className={`${cell} tabular-nums`}>{measure.demanded}</td>
            <td className={cell}>{measure.unit}</td>
            <td className={`${cell} font-semibold tabular-nums ${children ? 'print:h-12' : ''}`}>
              {measure.measured}
            </td>
          </tr>
        ))}
        {children}
      </tbody>
    </Table>
  )
}

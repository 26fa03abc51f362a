import { useTranslation } from 'react-i18next'
import { UrgencyTag } from '~/modules/needs'
import { cell, headCell, Table } from '~/ui/table'
import type { PlannerView } from './planner-view'

const looks = { signed_up: 'tag tag-pass', invited: 'tag tag-unknown' } as const

/** What a region asks for, and who answers it so far. */
export function PlannerNeeds({ needs, more }: Pick<PlannerView, 'needs' | 'more'>) {
  const { t } = useTranslation()
  return (
    <>
      <Table caption={t('tourWork.planNeedsTitle')}>
        <thead>
          <tr>
            <th className={headCell}>{t('tourWork.col_need')}</th>
            <th className={headCell}>{t('tourWork.col_urgency')}</th>
            <th className={headCell}>{t('tourWork.col_teams')}</th>
            <th className={headCell}>{t('tourWork.col_answers')}</th>
            <th className={headCell}>{t('tourWork.col_coverage')}</th>
          </tr>
        </thead>
        <tbody>
          {needs.map((need) => (
            <tr key={need.id}>
              <td className={cell}>
                <a href={need.href} className="inline-flex min-h-11 items-center fine:min-h-0">
                  {need.title}
                </a>
                <span className="text-muted block">{need.team}</span>
              </td>
              <td className={cell}>
                <UrgencyTag urgency={need.urgency} />
              </td>
              <td className={`${cell} tabular-nums`}>{need.teams}</td>
              <td className={`${cell} tabular-nums`}>{need.answers}</td>
              <td className={cell}>
                <span className={need.coverage ? looks[need.coverage] : 'text-muted'}>
                  {need.coverageWords}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {more > 0 && <p className="text-muted text-sm">{t('tourWork.needsMore', { n: more })}</p>}
    </>
  )
}

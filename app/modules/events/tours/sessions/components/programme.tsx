import { useTranslation } from 'react-i18next'
import { cell, headCell, Table } from '~/ui/table'
import type { PairView, ProgrammeView } from './session-view'

/** What a meeting is about: which need, which equipment. */
export function PairList({ pairs }: { pairs: readonly PairView[] }) {
  return (
    <ul className="grid gap-1">
      {pairs.map((pair) => (
        <li key={pair.key}>
          <a href={pair.needHref} className="inline-flex min-h-11 items-center fine:min-h-0">
            {pair.need}
          </a>{' '}
          ←{' '}
          <a href={pair.offeringHref} className="inline-flex min-h-11 items-center fine:min-h-0">
            {pair.offering}
          </a>{' '}
          <span className="text-muted tabular-nums">{pair.fit}</span>
        </li>
      ))}
    </ul>
  )
}

/** The programme of one organisation at a stop, on screen and on paper. */
export function Programme({ programme, day }: { programme: ProgrammeView; day: string }) {
  const { t } = useTranslation()
  const { id, meetings, drills } = programme
  return (
    <div className="grid gap-4">
      {meetings.length > 0 && (
        <section className="grid gap-2" aria-labelledby={`meetings-${id}`}>
          <h3 id={`meetings-${id}`} className="text-lg">
            {t('session.title')} · {day}
          </h3>
          <Table caption={t('session.title')}>
            <thead>
              <tr>
                <th className={headCell}>{t('session.col_time')}</th>
                <th className={headCell}>{t('session.col_table')}</th>
                <th className={headCell}>{t('session.col_with')}</th>
                <th className={`${headCell} min-w-56`}>{t('session.col_pairs')}</th>
              </tr>
            </thead>
            <tbody>
              {meetings.map((meeting) => (
                <tr key={meeting.id} className="break-inside-avoid">
                  <td className={`${cell} whitespace-nowrap tabular-nums`}>{meeting.time}</td>
                  <td className={`${cell} tabular-nums`}>{meeting.table}</td>
                  <td className={cell}>
                    {meeting.team === programme.name ? meeting.enterprise : meeting.team}
                  </td>
                  <td className={cell}>
                    <PairList pairs={meeting.pairs} />
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </section>
      )}
      {drills.length > 0 && (
        <section className="grid gap-2" aria-labelledby={`drills-${id}`}>
          <h3 id={`drills-${id}`} className="text-lg">
            {t('drill.title')}
          </h3>
          <ul className="panel divide-line divide-y">
            {drills.map((drill) => (
              <li key={drill.id} className="grid gap-1 px-4 py-3">
                <p className="font-medium">{drill.title}</p>
                <p className="facts">
                  <span>{drill.time}</span>
                  {drill.place && <span>{drill.place}</span>}
                </p>
                {drill.measures && <p className="text-sm">{drill.measures}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import { ButtonLink } from '~/ui/button'
import { cell, headCell, Table } from '~/ui/table'
import type { MeetingLine } from '../meeting-words'

/** An organisation's meetings in the order of time: as a page, and alone on paper. */
export function MeetingTimetable({
  lines,
  published,
  calendarHref,
}: {
  lines: readonly MeetingLine[]
  /** in words; null: nothing is published */
  published: string | null
  calendarHref: string
}) {
  const { t } = useTranslation()
  if (published === null) return <p className="text-muted">{t('meeting.timetableNone')}</p>
  if (lines.length === 0) return <p className="text-muted">{t('meeting.timetableEmpty')}</p>
  const days = [...new Set(lines.map(({ day }) => day))]
  return (
    <div className="grid gap-3">
      <p className="text-muted text-sm">{published}</p>
      <div className="panel">
        <Table caption={t('meeting.timetable')}>
          <thead>
            <tr>
              <th className={headCell}>{t('meeting.time')}</th>
              <th className={headCell}>{t('meeting.partner')}</th>
              <th className={`${headCell} max-sm:hidden print:table-cell`}>{t('meeting.place')}</th>
            </tr>
          </thead>
          {days.map((day) => (
            <tbody key={day}>
              <tr>
                <th colSpan={3} scope="rowgroup" className={`${headCell} bg-sunken`}>
                  {day}
                </th>
              </tr>
              {lines
                .filter((line) => line.day === day)
                .map((line) => (
                  <tr key={line.id} className="break-inside-avoid">
                    <td className={`${cell} figure whitespace-nowrap`}>
                      {line.time}
                      <span className="text-muted block whitespace-normal sm:hidden print:hidden">
                        {line.place}
                      </span>
                    </td>
                    <td className={cell}>
                      <a href={line.href} className="flex min-h-11 flex-col justify-center">
                        <span className="font-semibold">{line.other}</span>
                        <span className="text-sm">{line.pair}</span>
                      </a>
                    </td>
                    <td className={`${cell} max-sm:hidden print:table-cell`}>{line.place}</td>
                  </tr>
                ))}
            </tbody>
          ))}
        </Table>
      </div>
      <p className="no-print flex flex-wrap items-center gap-3">
        <ButtonLink href={calendarHref}>{t('meeting.calendar')}</ButtonLink>
        <span className="text-muted text-sm">{t('meeting.calendarHint')}</span>
      </p>
    </div>
  )
}

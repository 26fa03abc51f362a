import { useTranslation } from 'react-i18next'
import { dayOf } from '~/platform/china-time'
import { useRevalidator } from '~/platform/http'
import { ButtonLink } from '~/ui/button'
import { cell, headCell, Table } from '~/ui/table'
import type { MeetingLine } from '../meeting-words'
import { NotebookStatus } from '../on-the-day/components/notebook-status'
import { RecordForm, type RecordView } from '../on-the-day/components/record-form'
import { type Notebook, type NotebookView, useNotebook } from '../on-the-day/components/use-notebook'

export type TimetableView = {
  lines: readonly (MeetingLine & { record: RecordView })[]
  /** in words; null: nothing is published */
  published: string | null
  calendarHref: string
  /** where notes are kept; null: the viewer may only read */
  notebook: NotebookView | null
  /** notes are taken from this day on (YYYY-MM-DD), and today is this one */
  notesFrom: string
  today: string
}

/** An organisation's meetings in the order of time: as a page, alone on paper, and to note what came of each. */
export function MeetingTimetable({ view }: { view: TimetableView }) {
  const { t } = useTranslation()
  const { lines, published, calendarHref } = view
  const { revalidate } = useRevalidator()
  const notebook = useNotebook(view.notebook, { keeps: lines.length > 0, sent: revalidate })
  if (published === null || lines.length === 0) {
    // What was noted of a meeting that is gone since is still sent, or stays with the reason why it was not taken.
    const left = notebook?.outbox.items.some(({ sent, answer }) => !sent || answer?.refused)
    return (
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <p className="text-muted">{t(published ? 'meeting.timetableEmpty' : 'meeting.timetableNone')}</p>
        {left && <NotebookStatus notebook={notebook} />}
      </div>
    )
  }
  const days = [...new Set(lines.map(({ day }) => day))]
  // A page that was kept on the day before is read on the day itself.
  const today = notebook ? dayOf(new Date()) : view.today
  const notes = view.notebook !== null && view.notesFrom <= today
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <p className="text-muted text-sm">{published}</p>
      <NotebookStatus notebook={notebook} />
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
                  <Line key={line.id} line={line} notebook={notebook} notes={notes} />
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

function Line({
  line,
  notebook,
  notes,
}: {
  line: TimetableView['lines'][number]
  notebook: Notebook | null
  notes: boolean
}) {
  const { t } = useTranslation()
  const last = notebook?.lastOf(line.id)
  const noted = last && !last.answer?.refused ? t(`meeting.outcome_${last.o}`) : line.record.outcomeLabel
  return (
    <>
      <tr className="break-inside-avoid">
        <td className={`${cell} figure whitespace-nowrap`}>
          {line.time}
          <span className="text-muted block whitespace-normal sm:hidden print:hidden">{line.place}</span>
        </td>
        <td className={cell}>
          <a href={line.href} className="flex min-h-11 flex-col justify-center">
            <span className="font-semibold">{line.other}</span>
            <span className="text-sm">{line.pair}</span>
          </a>
        </td>
        <td className={`${cell} max-sm:hidden print:table-cell`}>{line.place}</td>
      </tr>
      {notes && (
        <tr className="no-print">
          <td colSpan={3} className={`${cell} border-t-0 pt-0`}>
            <details>
              <summary className="text-link min-h-11 cursor-pointer py-2">
                {noted ? t('meeting.noted', { outcome: noted }) : t('meeting.record')}
                <span className="sr-only">: {line.other}</span>
                {last && !last.sent && <span className="tag tag-unknown ml-2">{t('meeting.unsent')}</span>}
              </summary>
              <RecordForm view={line.record} notebook={notebook} links />
            </details>
          </td>
        </tr>
      )}
    </>
  )
}

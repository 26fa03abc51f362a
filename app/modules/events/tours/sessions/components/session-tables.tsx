import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { Input, Select } from '~/ui/field'
import { sessionOutcomes } from '../session'
import { PairList } from './programme'
import type { MeetingView, TableView } from './session-view'

/** A needs session table by table, with what came of each meeting; on paper one table a sheet, with room to write. */
export function SessionTables({
  tables,
  writes,
  state,
  sheet,
}: {
  tables: readonly TableView[]
  writes: boolean
  state: FormState | undefined
  /** what each sheet is of */
  sheet: string
}) {
  const { t } = useTranslation()
  return (
    <ol className="grid gap-4">
      {tables.map((table, index) => (
        <li key={table.number} className="print:break-after-page">
          {index > 0 && <p className="hidden pb-2 text-sm print:block">{sheet}</p>}
          <section className="panel grid gap-3 p-4" aria-labelledby={`table-${table.number}`}>
            <h3 id={`table-${table.number}`} className="text-lg">
              {t('session.table', { n: table.number })} · {table.team}
            </h3>
            <ol className="divide-line grid divide-y">
              {table.meetings.map((meeting) => (
                <li key={meeting.id} className="grid break-inside-avoid gap-2 py-3">
                  <p className="flex flex-wrap items-center gap-x-3">
                    <span className="tabular-nums">{meeting.time}</span>
                    <span className="font-semibold">{meeting.enterprise}</span>
                    {meeting.outcome && <span className="tag">{meeting.outcomeWords}</span>}
                  </p>
                  <div className="text-sm">
                    <PairList pairs={meeting.pairs} />
                  </div>
                  <p aria-hidden="true" className="hidden print:block">
                    {sessionOutcomes.map((outcome) => `☐ ${t(`session.outcome_${outcome}`)}`).join('　')}
                    {'　'}
                    {t('session.note')}：______________________
                  </p>
                  {writes && <RecordForm meeting={meeting} state={state} />}
                </li>
              ))}
            </ol>
          </section>
        </li>
      ))}
    </ol>
  )
}

function RecordForm({ meeting, state }: { meeting: MeetingView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const own = state?.values.meeting === String(meeting.id) ? state : undefined
  return (
    <form method="post" className="no-print flex flex-wrap items-end gap-2">
      <input type="hidden" name="meeting" value={meeting.id} />
      <Select
        name="outcome"
        className="w-auto"
        aria-label={`${t('session.outcome')}: ${meeting.enterprise} – ${meeting.team}`}
        defaultValue={String(own?.values.outcome ?? meeting.outcome ?? '')}
        choices={[
          { value: '', label: t('session.outcome_none') },
          ...sessionOutcomes.map((value) => ({ value, label: t(`session.outcome_${value}`) })),
        ]}
      />
      <Input
        name="note"
        className="max-w-64"
        maxLength={500}
        aria-label={`${t('session.note')}: ${meeting.enterprise} – ${meeting.team}`}
        placeholder={t('session.note')}
        defaultValue={String(own?.values.note ?? meeting.note)}
        autoComplete="off"
      />
      <Button
        size="small"
        name="act"
        value="record"
        aria-label={`${t('session.record')}: ${meeting.enterprise} – ${meeting.team}`}
      >
        {t('session.record')}
      </Button>
      {own?.error && (
        <span role="alert" className="text-signal-ink text-sm font-medium">
          {own.error}
        </span>
      )}
    </form>
  )
}

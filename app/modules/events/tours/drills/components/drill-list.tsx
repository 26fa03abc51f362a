import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { Input } from '~/ui/field'
import { ActionForm, SelectField, TextAreaField, TextField } from '~/ui/form'
import { type DrillMeasure, drillResults } from '../drill'
import { DrillSheet } from './drill-sheet'
import type { DrillView } from './drill-view'

/** The drills of a stop: each with its sheet, and what was recorded of it. On paper one sheet a page. */
export function DrillList({
  drills,
  writes,
  state,
  sheet,
}: {
  drills: readonly DrillView[]
  writes: boolean
  state: FormState | undefined
  /** what each sheet is of */
  sheet: string
}) {
  const { t } = useTranslation()
  return (
    <ol className="grid gap-4">
      {drills.map((drill, index) => {
        const own = state?.values.drill === String(drill.id) ? state : undefined
        return (
          <li key={drill.id} className="panel grid gap-3 p-4 print:break-after-page print:border-0">
            {index > 0 && <p className="hidden text-sm print:block">{sheet}</p>}
            <DrillSheet drill={drill} />
            {own?.error && own.values.act === 'remove' && (
              <p role="alert" className="text-signal-ink text-sm font-medium">
                {own.error}
              </p>
            )}
            {writes && (
              <div className="no-print flex flex-wrap items-start gap-3">
                <details open={own?.values.act === 'record'} className="open:w-full">
                  <summary className="text-link min-h-11 cursor-pointer py-2">{t('drill.record')}</summary>
                  <RecordForm drill={drill} state={own?.values.act === 'record' ? own : undefined} />
                </details>
                {drill.result === null && (
                  <Confirm label={t('drill.remove')} text={t('drill.removeSure')}>
                    <form method="post">
                      <input type="hidden" name="drill" value={drill.id} />
                      <Button name="act" value="remove" aria-label={`${t('drill.remove')}: ${drill.title}`}>
                        {t('drill.remove')}
                      </Button>
                    </form>
                  </Confirm>
                )}
              </div>
            )}
          </li>
        )
      })}
    </ol>
  )
}

const listOf = (sent: string | string[] | undefined) => [sent ?? []].flat()
const fields = ['label', 'demanded', 'unit', 'measured'] as const

function RecordForm({ drill, state }: { drill: DrillView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const empty = { attribute: null, label: '', unit: '', demanded: '', measured: '' }
  const rows: DrillMeasure[] = state
    ? listOf(state.values.label).map((label, row) => ({
        label,
        attribute: listOf(state.values.attribute)[row] || null,
        unit: listOf(state.values.unit)[row] ?? '',
        demanded: listOf(state.values.demanded)[row] ?? '',
        measured: listOf(state.values.measured)[row] ?? '',
      }))
    : [...drill.measures, empty, empty]
  return (
    <ActionForm state={state} prefix={`drill-${drill.id}-`}>
      <input type="hidden" name="drill" value={drill.id} />
      <fieldset className="grid gap-2">
        <legend className="font-semibold">{t('evidence.measures')}</legend>
        {rows.map((measure, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
          <div key={row} className="grid gap-2 sm:grid-cols-4">
            <input type="hidden" name="attribute" value={measure.attribute ?? ''} />
            {fields.map((field) => (
              <Input
                key={field}
                name={field}
                defaultValue={measure[field]}
                aria-label={t(`drill.row_${field}`, { n: row + 1 })}
                placeholder={t(`evidence.col_${field}`)}
                maxLength={field === 'label' ? 80 : field === 'unit' ? 30 : 60}
                autoComplete="off"
              />
            ))}
          </div>
        ))}
      </fieldset>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField
          name="result"
          label={t('drill.result')}
          defaultValue={drill.result ?? ''}
          choices={[
            { value: '', label: t('evidence.result_none') },
            ...drillResults.map((value) => ({ value, label: t(`evidence.result_${value}`) })),
          ]}
        />
        <TextField
          name="evaluators"
          label={t('drill.evaluators')}
          hint={t('drill.evaluatorsHint')}
          defaultValue={drill.evaluators}
          maxLength={300}
        />
      </div>
      <TextAreaField
        name="note"
        label={t('drill.note')}
        defaultValue={drill.note}
        rows={2}
        maxLength={2_000}
      />
      <p>
        <Button look="main" name="act" value="record">
          {t('drill.save')}
        </Button>
      </p>
    </ActionForm>
  )
}

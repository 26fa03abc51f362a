import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, TextAreaField } from '~/ui/form'
import { MAX_TEXT } from '../meeting'
import { meetingOutcomes, nextSteps, ratings } from '../on-the-day/record'

export type RecordView = {
  outcome: string
  nextStep: string
  rating: string
  note: string
  /** in words; null: not recorded yet */
  recorded: string | null
}

/** What a meeting came to: an outcome and a next step, each one tap. */
export function RecordForm({ view, state }: { view: RecordView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const own = state?.values.act === 'record' ? state : undefined
  const chosen = (name: 'outcome' | 'nextStep' | 'rating') => own?.values[name] ?? view[name]
  return (
    <ActionForm state={own} className="panel p-4">
      <Taps
        legend={t('meeting.outcome')}
        name="outcome"
        chosen={chosen('outcome')}
        choices={meetingOutcomes.map((each) => [each, t(`meeting.outcome_${each}`)])}
        required
      />
      <Taps
        legend={t('meeting.nextStep')}
        name="nextStep"
        chosen={chosen('nextStep')}
        choices={nextSteps.map((each) => [each, t(`meeting.step_${each}`)])}
        required
      />
      <Taps
        legend={t('meeting.rating')}
        name="rating"
        chosen={chosen('rating')}
        choices={ratings.map((each) => [String(each), String(each)])}
      />
      <TextAreaField
        name="note"
        label={t('meeting.note')}
        defaultValue={view.note}
        rows={2}
        maxLength={MAX_TEXT}
      />
      <p className="flex flex-wrap items-center gap-3">
        <Button name="act" value="record" look="main">
          {t('meeting.keep')}
        </Button>
        {view.recorded && <span className="text-muted text-sm">{view.recorded}</span>}
      </p>
    </ActionForm>
  )
}

function Taps({
  legend,
  name,
  choices,
  chosen,
  required,
}: {
  legend: string
  name: string
  choices: readonly (readonly [value: string, label: string])[]
  chosen: string | string[]
  required?: boolean
}) {
  return (
    <fieldset className="grid gap-1">
      <legend className="text-sm">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {choices.map(([value, label]) => (
          <label
            key={value}
            className="border-line-strong has-checked:border-signal has-checked:bg-signal-soft inline-flex min-h-11 min-w-11 cursor-pointer items-center gap-2 rounded border px-3"
          >
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={chosen === value}
              required={required}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, SelectField, TextAreaField, TextField } from '~/ui/form'
import type { DrillsView } from './drill-view'

/** Planning a drill of something that is brought. */
export function DrillPlanForm({
  view,
  state,
}: {
  view: Pick<DrillsView, 'offerings' | 'form'>
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  if (view.offerings.length === 0) return <p className="text-muted">{t('drill.noOfferings')}</p>
  return (
    <details className="panel no-print px-4" open={state !== undefined}>
      <summary className="text-link min-h-11 cursor-pointer py-3">{t('drill.plan')}</summary>
      <ActionForm state={state} className="pb-4" prefix="plan-">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <SelectField name="offering" label={t('drill.offering')} choices={view.offerings} required />
          <TextField name="titleZh" label={t('drill.titleZh')} hint={t('drill.titleHint')} maxLength={120} />
          <TextField
            name="day"
            type="date"
            label={t('session.day')}
            defaultValue={view.form.day}
            min={view.form.min}
            max={view.form.max}
            required
          />
          <TextField name="hour" type="time" label={t('drill.hour')} defaultValue="10:00" required />
          <TextField name="place" label={t('drill.place')} maxLength={120} />
          <TextField name="titleEn" label={t('drill.titleEn')} maxLength={160} />
        </div>
        <TextAreaField name="procedure" label={t('drill.procedure')} rows={3} maxLength={2_000} />
        <p className="flex flex-wrap items-center gap-3">
          <Button look="main" name="act" value="plan">
            {t('drill.add')}
          </Button>
          <span className="text-muted text-sm">{t('drill.addLead')}</span>
        </p>
      </ActionForm>
    </details>
  )
}

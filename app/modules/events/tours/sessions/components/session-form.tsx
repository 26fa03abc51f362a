import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'
import type { SessionView } from './session-view'

/** When the rounds of a needs session are, and putting it together. */
export function SessionForm({
  view,
  state,
}: {
  view: Pick<SessionView, 'form' | 'made'>
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  const { form } = view
  return (
    <ActionForm state={state} className="panel no-print p-4">
      <div className="grid items-start gap-4 sm:grid-cols-4">
        <TextField
          name="day"
          type="date"
          label={t('session.day')}
          defaultValue={form.day}
          min={form.min}
          max={form.max}
          required
        />
        <TextField
          name="starts"
          type="time"
          label={t('session.starts')}
          defaultValue={form.starts}
          required
        />
        <TextField
          name="minutes"
          type="number"
          label={t('session.minutes')}
          defaultValue={form.minutes}
          min={5}
          max={180}
          required
        />
        <TextField
          name="rounds"
          type="number"
          label={t('session.rounds')}
          defaultValue={form.rounds}
          min={1}
          max={40}
          required
        />
      </div>
      {view.made && (
        <label className="check-row">
          <input type="checkbox" name="anew" value="yes" />
          <span>{t('session.anew')}</span>
        </label>
      )}
      <p className="flex flex-wrap items-center gap-3">
        <Button look="main" name="act" value="make">
          {t(view.made ? 'session.makeAgain' : 'session.make')}
        </Button>
        {view.made && <span className="text-muted text-sm">{view.made}</span>}
      </p>
    </ActionForm>
  )
}

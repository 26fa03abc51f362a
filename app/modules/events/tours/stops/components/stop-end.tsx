import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { ActionForm, TextAreaField } from '~/ui/form'
import { Notice } from '~/ui/notice'

/** Taking a stop off its tour while nobody knows of it, or calling it off: closed until it is looked for. */
export function StopEnd({ state }: { state: FormState | undefined }) {
  const { t } = useTranslation()
  const removing = state?.values.act === 'remove'
  return (
    <div className="grid gap-3">
      {removing && state?.error && (
        <Notice urgent role="alert">
          {state.error}
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Confirm label={t('tourWork.remove')} text={t('tourWork.removeSure')}>
          <form method="post">
            <Button name="act" value="remove">
              {t('tourWork.remove')}
            </Button>
          </form>
        </Confirm>
      </div>
      <details className="panel px-4" open={state !== undefined && !removing}>
        <summary className="text-signal-ink min-h-11 cursor-pointer py-3">{t('tourWork.cancel')}</summary>
        <ActionForm state={removing ? undefined : state} className="max-w-xl pb-4">
          <p className="text-muted text-sm">{t('tourWork.cancelLead')}</p>
          <TextAreaField
            name="reason"
            label={t('eventWork.cancelReason')}
            rows={2}
            maxLength={1_000}
            required
          />
          <p>
            <Button name="act" value="cancel">
              {t('tourWork.cancel')}
            </Button>
          </p>
        </ActionForm>
      </details>
    </div>
  )
}

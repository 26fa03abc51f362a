import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { Notice } from '~/ui/notice'
import { CancelPanel } from '../../../components/cancel-panel'

/** Taking a stop off its tour while nobody knows of it, or calling it off. */
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
      <CancelPanel
        label={t('tourWork.cancel')}
        lead={t('tourWork.cancelLead')}
        state={removing ? undefined : state}
      />
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm, TextAreaField } from '~/ui/form'
import { MAX_REASON } from '../introduction'

/** The request itself: the pair stands above it, the reason is the asker's. */
export function AskForm({
  offeringId,
  needId,
  back,
  state,
}: {
  offeringId: number
  needId: number
  back: string
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  return (
    <ActionForm state={state} className="panel max-w-2xl p-4">
      <input type="hidden" name="offering" value={offeringId} />
      <input type="hidden" name="need" value={needId} />
      <TextAreaField
        name="reason"
        label={t('introduction.reason')}
        hint={t('introduction.reasonHint')}
        rows={5}
        maxLength={MAX_REASON}
        required
      />
      <div className="flex flex-wrap gap-3">
        <Button look="main">{t('introduction.send')}</Button>
        <ButtonLink href={back} look="quiet">
          {t('introduction.back')}
        </ButtonLink>
      </div>
    </ActionForm>
  )
}

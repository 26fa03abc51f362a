import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, SelectField, TextAreaField } from '~/ui/form'
import { MAX_TEXT } from '../meeting'
import type { SlotChoice } from './request-card'

/** Asking for a meeting about one pair, beside its match. */
export function AskMeetingForm({
  pair,
  other,
  slots,
  state,
}: {
  pair: { offering: number; need: number }
  other: string
  slots: readonly SlotChoice[]
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  const own =
    state?.values.offering === String(pair.offering) && state.values.need === String(pair.need)
      ? state
      : undefined
  return (
    <details open={own !== undefined} className="mt-1">
      <summary className="btn btn-plain btn-normal list-none [&::-webkit-details-marker]:hidden">
        {t('meeting.ask')}
        <span className="sr-only">: {other}</span>
      </summary>
      <ActionForm state={own} className="max-w-xl pt-3" prefix={`${pair.offering}-${pair.need}-`}>
        <input type="hidden" name="offering" value={pair.offering} />
        <input type="hidden" name="need" value={pair.need} />
        <SelectField
          name="slot"
          label={t('meeting.slot')}
          hint={t('meeting.askSlotHint')}
          choices={[{ value: '', label: t('meeting.slotAny') }, ...slots]}
        />
        <TextAreaField
          name="text"
          label={t('meeting.askText')}
          hint={t('meeting.askTextHint')}
          rows={2}
          maxLength={MAX_TEXT}
        />
        <Button look="main" className="justify-self-start">
          {t('meeting.ask')}
        </Button>
      </ActionForm>
    </details>
  )
}

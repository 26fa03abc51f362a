import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, TextAreaField } from '~/ui/form'

/** Calling something off, with the reason that those who come are told: closed until it is looked for. */
export function CancelPanel({
  label,
  lead,
  state,
}: {
  label: string
  /** what follows from it */
  lead: string
  /** of a refused attempt */
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  return (
    <details className="panel px-4" open={state !== undefined}>
      <summary className="text-signal-ink min-h-11 cursor-pointer py-3">{label}</summary>
      <ActionForm state={state} className="max-w-xl pb-4">
        <p className="text-muted text-sm">{lead}</p>
        <TextAreaField
          name="reason"
          label={t('eventWork.cancelReason')}
          rows={2}
          maxLength={1_000}
          required
        />
        <p>
          <Button name="act" value="cancel">
            {label}
          </Button>
        </p>
      </ActionForm>
    </details>
  )
}

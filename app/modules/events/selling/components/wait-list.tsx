import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'

/** The booths that an exhibitor waits for, and the form to wait for one more. */
export function WaitList({
  waits,
  opens,
  state,
}: {
  waits: readonly { number: string; place: string }[]
  /** another can be waited for */
  opens: boolean
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  return (
    <div className="panel grid gap-3 p-4">
      {waits.map(({ number, place }) => (
        <form key={number} method="post" className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <input type="hidden" name="number" value={number} />
          <span className="font-semibold">{number}</span>
          <span>{place}</span>
          <Button name="act" value="leave" size="small" aria-label={`${t('exhibitor.leave')}: ${number}`}>
            {t('exhibitor.leave')}
          </Button>
        </form>
      ))}
      {opens && (
        <ActionForm state={state}>
          <div className="flex flex-wrap items-end gap-3">
            <div className="w-40">
              <TextField name="number" label={t('exhibitor.number')} maxLength={20} required />
            </div>
            <Button name="act" value="wait">
              {t('exhibitor.wait')}
            </Button>
          </div>
        </ActionForm>
      )}
    </div>
  )
}

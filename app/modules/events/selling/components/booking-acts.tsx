import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { ActionForm, SelectField, TextAreaField, TextField } from '~/ui/form'

/** What the organizer can do with a booking. */
export function BookingActs({
  row,
  state,
}: {
  row: {
    id: number
    numbers: readonly string[]
    confirms: boolean
    cancels: boolean
    moves: boolean
    /** the day of the balance, which can be moved, and the first that it can be moved to; null: it cannot */
    balance: { day: string; today: string } | null
  }
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  const of = (act: string) => (state?.values.act === act ? state : undefined)
  const booking = <input type="hidden" name="booking" value={row.id} />
  return (
    <div className="flex flex-wrap items-start gap-x-5 gap-y-2">
      {of('confirm')?.error && (
        <p role="alert" className="text-signal-ink w-full text-sm font-medium">
          {state?.error}
        </p>
      )}
      {row.confirms && (
        <Confirm label={t('exhibitor.confirm')} text={t('exhibitor.confirmSure')}>
          <form method="post">
            {booking}
            <Button name="act" value="confirm" look="main">
              {t('exhibitor.confirm')}
            </Button>
          </form>
        </Confirm>
      )}
      {row.moves && (
        <details open={of('reallocate') !== undefined} className="open:w-full">
          <summary className="text-link min-h-11 cursor-pointer py-2">{t('exhibitor.reallocate')}</summary>
          <ActionForm state={of('reallocate')} prefix={`reallocate-${row.id}-`} className="max-w-2xl">
            {booking}
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <SelectField
                name="from"
                label={t('exhibitor.fromBooth')}
                choices={row.numbers.map((number) => ({ value: number, label: number }))}
              />
              <TextField name="to" label={t('exhibitor.toBooth')} maxLength={20} required />
            </div>
            <TextAreaField name="reason" label={t('exhibitor.reason')} rows={2} maxLength={1_000} required />
            <Button name="act" value="reallocate" className="justify-self-start">
              {t('exhibitor.reallocate')}
            </Button>
          </ActionForm>
        </details>
      )}
      {row.balance && (
        <details open={of('balance') !== undefined} className="open:w-full">
          <summary className="text-link min-h-11 cursor-pointer py-2">{t('exhibitor.moveBalance')}</summary>
          <ActionForm
            state={of('balance')}
            prefix={`balance-${row.id}-`}
            className="max-w-2xl"
            key={row.balance.day}
          >
            {booking}
            <input type="hidden" name="base" value={row.balance.day} />
            <TextField
              name="day"
              type="date"
              label={t('exhibitor.balanceDay')}
              hint={t('exhibitor.balanceDayHint')}
              min={row.balance.today}
              defaultValue={row.balance.day}
              required
            />
            <TextAreaField name="reason" label={t('exhibitor.reason')} rows={2} maxLength={1_000} required />
            <Button name="act" value="balance" className="justify-self-start">
              {t('exhibitor.moveBalance')}
            </Button>
          </ActionForm>
        </details>
      )}
      {row.cancels && (
        <details open={of('cancel') !== undefined} className="open:w-full">
          <summary className="text-link min-h-11 cursor-pointer py-2">{t('exhibitor.cancelBooking')}</summary>
          <ActionForm state={of('cancel')} prefix={`cancel-${row.id}-`} className="max-w-2xl">
            {booking}
            <TextAreaField name="reason" label={t('exhibitor.reason')} rows={2} maxLength={1_000} required />
            <Button name="act" value="cancel" className="justify-self-start">
              {t('exhibitor.cancelBooking')}
            </Button>
          </ActionForm>
        </details>
      )}
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button, ButtonLink } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { ActionForm, TextAreaField, TextField } from '~/ui/form'
import { type OfferingChoice, OfferingChoices } from '../../components/offering-choices'

export type ApplicationView = {
  submits: boolean
  withdraws: boolean
  /** what was submitted is only changed */
  changes: boolean
  newHref: string
  values: { fasciaZh: string; fasciaEn: string; note: string }
  offerings: OfferingChoice[]
}

/** Applying for an exhibition: what is shown there, and under which name. */
export function ApplicationForm({ view, state }: { view: ApplicationView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const sent = state?.values.offerings
  const ticked = state ? new Set([sent ?? []].flat()) : null
  return (
    <div className="grid gap-5">
      {view.submits &&
        (view.offerings.length === 0 ? (
          <div className="panel grid justify-items-start gap-3 p-4">
            <p>{t('exhibitor.noOfferings')}</p>
            <ButtonLink href={view.newHref}>{t('exhibitor.newOffering')}</ButtonLink>
          </div>
        ) : (
          <ActionForm state={state} className="panel max-w-3xl p-4">
            <OfferingChoices
              legend={t('exhibitor.offerings')}
              hint={t('exhibitor.offeringsHint')}
              error={state?.errors.offerings}
              choices={view.offerings}
              ticked={ticked}
            />
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <TextField
                name="fasciaZh"
                label={t('exhibitor.fasciaZh')}
                hint={t('exhibitor.fasciaHint')}
                defaultValue={view.values.fasciaZh}
                maxLength={60}
                required
              />
              <TextField
                name="fasciaEn"
                label={t('exhibitor.fasciaEn')}
                defaultValue={view.values.fasciaEn}
                maxLength={80}
              />
            </div>
            <TextAreaField
              name="note"
              label={t('exhibitor.note')}
              hint={t('exhibitor.noteHint')}
              defaultValue={view.values.note}
              rows={3}
              maxLength={2_000}
            />
            <Button name="act" value="submit" look="main" className="justify-self-start">
              {t(view.changes ? 'exhibitor.save' : 'exhibitor.submit')}
            </Button>
          </ActionForm>
        ))}
      {view.withdraws && (
        <Confirm label={t('exhibitor.withdraw')} text={t('exhibitor.withdrawSure')}>
          <form method="post">
            <Button name="act" value="withdraw">
              {t('exhibitor.withdraw')}
            </Button>
          </form>
        </Confirm>
      )}
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, SelectField, TextAreaField } from '~/ui/form'
import { Section } from '~/ui/section'
import { ASKS_AGAIN_AFTER, declineReasons, MAX_REASON } from '../introduction'

/** Saying yes or no to a request: two forms, each with its own words. */
export function AnswerPanel({ state }: { state: FormState | undefined }) {
  const { t } = useTranslation()
  const of = (act: string) => (state?.values.act === act ? state : undefined)
  return (
    <div className="grid gap-5 md:grid-cols-2">
      <Section id="accept" title={t('introduction.accept')} lead={t('introduction.acceptLead')}>
        <ActionForm state={of('accept')} className="panel content-start p-4">
          <TextAreaField name="text" label={t('introduction.acceptText')} rows={3} maxLength={MAX_REASON} />
          <Button look="main" name="act" value="accept" className="justify-self-start">
            {t('introduction.accept')}
          </Button>
        </ActionForm>
      </Section>
      <Section
        id="decline"
        title={t('introduction.decline')}
        lead={t('introduction.declineLead', { days: ASKS_AGAIN_AFTER })}
      >
        <ActionForm state={of('decline')} className="panel content-start p-4">
          <SelectField
            name="reason"
            label={t('introduction.declineReason')}
            choices={[
              { value: '', label: t('admin.choose') },
              ...declineReasons.map((value) => ({ value, label: t(`introduction.reason_${value}`) })),
            ]}
            required
          />
          <TextAreaField name="text" label={t('introduction.declineText')} rows={3} maxLength={MAX_REASON} />
          <Button name="act" value="decline" className="justify-self-start">
            {t('introduction.decline')}
          </Button>
        </ActionForm>
      </Section>
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, SelectField, TextAreaField } from '~/ui/form'
import { Section } from '~/ui/section'

/** What an administrator may do here, one at a time and for a reason. */
export function ActForm({
  state,
  acts,
}: {
  state: FormState | undefined
  acts: readonly { value: string; label: string }[]
}) {
  const { t } = useTranslation()
  return (
    <Section id="act" title={t('admin.actTitle')}>
      <ActionForm state={state} className="panel max-w-2xl p-4">
        <SelectField
          name="act"
          label={t('admin.act')}
          choices={[{ value: '', label: t('admin.choose') }, ...acts]}
          required
        />
        <TextAreaField
          name="reason"
          label={t('admin.reason')}
          hint={t('admin.reasonHint')}
          rows={3}
          maxLength={500}
          required
        />
        <Button look="main" className="justify-self-start">
          {t('admin.apply')}
        </Button>
      </ActionForm>
    </Section>
  )
}

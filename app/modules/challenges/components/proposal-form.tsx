import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import type { Choice } from '~/ui/field'
import { ActionForm, SelectField, TextAreaField, TextField } from '~/ui/form'
import { maturities } from '../proposals/proposal'

/** What an organisation answers a challenge with: kept as a draft, or handed in. */
export function ProposalForm({
  values,
  offerings,
  state,
}: {
  values: Record<string, string>
  offerings: readonly Choice[]
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  return (
    <ActionForm state={state} className="panel p-4">
      <input type="hidden" name="version" value={values.version} />
      <TextField
        name="title"
        label={t('proposal.titleField')}
        hint={t('proposal.titleHint')}
        defaultValue={values.title}
        maxLength={120}
      />
      <TextAreaField
        name="approach"
        label={t('proposal.approach')}
        hint={t('proposal.approachHint')}
        defaultValue={values.approach}
        rows={8}
        maxLength={6_000}
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField
          name="maturity"
          label={t('proposal.maturity')}
          defaultValue={values.maturity}
          choices={[
            { value: '', label: t('proposal.choose') },
            ...maturities.map((value) => ({ value, label: t(`proposal.maturity_${value}`) })),
          ]}
        />
        <TextField
          name="durationMonths"
          label={t('proposal.durationField')}
          defaultValue={values.durationMonths}
          inputMode="numeric"
          maxLength={3}
        />
        <TextField
          name="costMin"
          label={t('proposal.costMin')}
          hint={t('proposal.costHint')}
          defaultValue={values.costMin}
          inputMode="decimal"
        />
        <TextField
          name="costMax"
          label={t('proposal.costMax')}
          defaultValue={values.costMax}
          inputMode="decimal"
        />
      </div>
      {offerings.length > 0 && (
        <SelectField
          name="offering"
          label={t('proposal.offering')}
          hint={t('proposal.offeringHint')}
          defaultValue={values.offering}
          choices={[{ value: '', label: t('proposal.noOffering') }, ...offerings]}
        />
      )}
      <div className="flex flex-wrap gap-3">
        <Button look="main" name="act" value="submit">
          {t('proposal.submit')}
        </Button>
        <Button name="act" value="save">
          {t('proposal.save')}
        </Button>
      </div>
    </ActionForm>
  )
}

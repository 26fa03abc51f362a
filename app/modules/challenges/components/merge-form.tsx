import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import type { Choice } from '~/ui/field'
import { ActionForm, SelectField } from '~/ui/form'

/** Two entries that ask for the same, and which of them stands on. */
export function MergeForm({
  id,
  candidates,
  state,
}: {
  id: number
  candidates: readonly Choice[]
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  return (
    <ActionForm state={state} className="panel max-w-3xl p-4">
      <input type="hidden" name="act" value="merge" />
      <SelectField
        name="into"
        label={t('challengeWork.mergeWith')}
        choices={[{ value: '', label: t('challengeWork.mergeChoose') }, ...candidates]}
        required
      />
      <fieldset id="field-keep">
        <legend className="mb-1 text-sm">{t('challengeWork.keep')}</legend>
        {(['this', 'other'] as const).map((keep) => (
          <label key={keep} className="hover:bg-sunken flex min-h-11 items-center gap-2 rounded px-1">
            <input
              type="radio"
              name="keep"
              value={keep}
              defaultChecked={(state?.values.keep ?? 'this') === keep}
              className="size-5 shrink-0 fine:size-4"
            />
            {t(`challengeWork.keep_${keep}`, { id })}
          </label>
        ))}
      </fieldset>
      <p>
        <Button>{t('challengeWork.merge')}</Button>
      </p>
    </ActionForm>
  )
}

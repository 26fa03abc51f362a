import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Field, Input } from '~/ui/field'
import type { OnSiteValues } from './sign-up-view'

/** What one offering needs on site. */
export function OnSiteFields({
  id,
  name,
  values,
  state,
  open,
}: {
  id: number
  name: string
  values: OnSiteValues
  state: FormState | undefined
  open: boolean
}) {
  const { t } = useTranslation()
  const sent = (field: string) => {
    const value = state?.values[`${field}-${id}`]
    return typeof value === 'string' ? value : undefined
  }
  const figure = (field: 'power' | 'space') => {
    const error = state?.errors[`${field}-${id}`]
    return (
      <Field id={`field-${field}-${id}`} label={t(`signUp.${field}`)} error={error}>
        <Input
          id={`field-${field}-${id}`}
          name={`${field}-${id}`}
          inputMode="numeric"
          defaultValue={sent(field) ?? values[field]}
          maxLength={9}
          aria-invalid={error ? true : undefined}
          autoComplete="off"
        />
      </Field>
    )
  }
  const tick = (field: 'water' | 'flight') => (
    <label className="check-row">
      <input
        type="checkbox"
        name={`${field}-${id}`}
        value="yes"
        defaultChecked={state ? sent(field) === 'yes' : values[field]}
      />
      <span className="text-sm">{t(`signUp.${field}`)}</span>
    </label>
  )
  return (
    <details open={open} className="pb-2 pl-7">
      <summary
        className="text-link min-h-11 cursor-pointer py-2 text-sm"
        aria-label={`${t('signUp.onSite')}: ${name}`}
      >
        {t('signUp.onSite')}
      </summary>
      <div className="grid items-end gap-3 sm:grid-cols-2">
        {figure('power')}
        {figure('space')}
        {tick('water')}
        {tick('flight')}
        <div className="sm:col-span-2">
          <Field id={`field-note-${id}`} label={t('signUp.onSiteNote')}>
            <Input
              id={`field-note-${id}`}
              name={`note-${id}`}
              defaultValue={sent('note') ?? values.note}
              maxLength={300}
              autoComplete="off"
            />
          </Field>
        </div>
      </div>
    </details>
  )
}

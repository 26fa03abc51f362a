import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type NeedChoices, TreePicker } from '~/modules/needs'
import type { FormState } from '~/platform/http'
import type { Choice } from '~/ui/field'
import { SelectField, TextAreaField, TextField } from '~/ui/form'

export type StopFormView = {
  values: Record<string, string>
  scenarios: string[]
  tracks: string[]
  choices: Pick<NeedChoices, 'scenarios' | 'tracks'> & { regions: Choice[] }
  /** the first and last day of the tour */
  between: { min: string; max: string }
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="panel grid items-start gap-4 p-4 sm:grid-cols-2">
      <legend className="float-left mb-1 w-full text-lg font-semibold sm:col-span-2">{title}</legend>
      {children}
    </fieldset>
  )
}

const listOf = (sent: string | string[] | undefined, usual: string[]) =>
  sent === undefined ? usual : [sent].flat()

/** Every fact of a stop. */
export function StopFieldset({ view, state }: { view: StopFormView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const { values, choices, between } = view
  const text = (name: string, label: string, more: Partial<Parameters<typeof TextField>[0]> = {}) => (
    <TextField name={name} label={label} defaultValue={values[name]} {...more} />
  )
  const optional = { hint: t('eventWork.optional') }
  // What was sent stands, also where every box was cleared.
  const chosen = (name: 'scenarios' | 'tracks') =>
    state ? listOf(state.values[name], []) : listOf(undefined, view[name])
  return (
    <>
      <Part title={t('tourWork.part_stop')}>
        {text('titleZh', t('tourWork.titleZh'), {
          required: true,
          maxLength: 80,
          hint: t('tourWork.titleHint'),
        })}
        {text('titleEn', t('tourWork.titleEn'), { maxLength: 120, ...optional })}
        <SelectField
          name="region"
          label={t('eventWork.region')}
          choices={[{ value: '', label: t('eventWork.noRegion') }, ...choices.regions]}
          defaultValue={values.region}
          required
        />
        <div className="grid grid-cols-2 gap-4">
          {text('startsOn', t('eventWork.startsOn'), { type: 'date', required: true, ...between })}
          {text('endsOn', t('eventWork.endsOn'), { type: 'date', required: true, ...between })}
          {text('opens', t('tourWork.opens'), { type: 'time', required: true })}
          {text('closes', t('tourWork.closes'), { type: 'time', required: true })}
        </div>
        <TextAreaField
          name="textZh"
          label={t('tourWork.textZh')}
          defaultValue={values.textZh}
          rows={5}
          maxLength={4_000}
        />
        <TextAreaField
          name="textEn"
          label={t('tourWork.textEn')}
          defaultValue={values.textEn}
          rows={5}
          maxLength={8_000}
        />
      </Part>
      <Part title={t('tourWork.part_venue')}>
        {text('venueZh', t('tourWork.venueZh'), { required: true, maxLength: 120 })}
        {text('venueEn', t('tourWork.venueEn'), { maxLength: 200, ...optional })}
        {text('addressZh', t('eventWork.addressZh'), { maxLength: 200 })}
        {text('addressEn', t('eventWork.addressEn'), { maxLength: 300, ...optional })}
        {text('latitude', t('tourWork.latitude'), { inputMode: 'decimal', hint: t('tourWork.degreesHint') })}
        {text('longitude', t('tourWork.longitude'), { inputMode: 'decimal' })}
      </Part>
      <Part title={t('tourWork.part_capacity')}>
        {text('enterpriseCapacity', t('tourWork.enterpriseCapacity'), {
          ...{ type: 'number', min: 0, max: 5000, required: true },
          hint: t('tourWork.capacityHint'),
        })}
        {text('teamCapacity', t('tourWork.teamCapacity'), {
          type: 'number',
          min: 0,
          max: 5000,
          required: true,
        })}
      </Part>
      <Part title={t('tourWork.part_host')}>
        {text('hostZh', t('tourWork.hostZh'), { maxLength: 120, hint: t('tourWork.hostHint') })}
        {text('hostEn', t('tourWork.hostEn'), { maxLength: 200, ...optional })}
        {text('contactName', t('eventWork.contactName'), { maxLength: 60, autoComplete: 'off' })}
        {text('contactPhone', t('eventWork.contactPhone'), {
          maxLength: 40,
          type: 'tel',
          autoComplete: 'off',
        })}
        {text('contactEmail', t('eventWork.contactEmail'), {
          ...{ maxLength: 200, type: 'email', autoComplete: 'off' },
          hint: t('tourWork.contactHint'),
        })}
      </Part>
      <div className="grid gap-4 lg:grid-cols-2">
        <TreePicker
          name="scenarios"
          legend={t('tourWork.scenarios')}
          hint={t('tourWork.scenariosHint')}
          error={state?.errors.scenarios}
          tree={choices.scenarios}
          chosen={chosen('scenarios')}
        />
        <TreePicker
          name="tracks"
          legend={t('tourWork.tracks')}
          error={state?.errors.tracks}
          tree={choices.tracks}
          chosen={chosen('tracks')}
        />
      </div>
    </>
  )
}

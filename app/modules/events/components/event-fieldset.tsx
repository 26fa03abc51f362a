import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Choice } from '~/ui/field'
import { SelectField, TextAreaField, TextField } from '~/ui/form'
import type { EventKind } from '../event'

/** The facts of an event as its fields show them: all text. */
export type EventValues = Record<string, string>

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="panel grid items-start gap-4 p-4 sm:grid-cols-2">
      <legend className="float-left mb-1 w-full text-lg font-semibold sm:col-span-2">{title}</legend>
      {children}
    </fieldset>
  )
}

/** Every fact of an event, in the order an organizer knows them. A tour has its places and hours at its stops. */
export function EventFieldset({
  kind,
  values,
  regions,
}: {
  kind: EventKind
  values: EventValues
  regions: readonly Choice[]
}) {
  const { t } = useTranslation()
  const text = (name: string, more: Partial<Parameters<typeof TextField>[0]> = {}) => (
    <TextField
      name={name}
      label={t(`eventWork.${name}` as 'eventWork.titleZh')}
      defaultValue={values[name]}
      {...more}
    />
  )
  const area = (name: string, rows: number, maxLength: number) => (
    <TextAreaField
      name={name}
      label={t(`eventWork.${name}` as 'eventWork.textZh')}
      defaultValue={values[name]}
      rows={rows}
      maxLength={maxLength}
    />
  )
  const optional = { hint: t('eventWork.optional') }
  const tour = kind === 'tour'
  return (
    <>
      <Part title={t('eventWork.part_titles')}>
        {text('titleZh', { required: true, maxLength: 120 })}
        {text('titleEn', { maxLength: 200, ...optional })}
        {area('textZh', 6, 8_000)}
        {area('textEn', 6, 16_000)}
      </Part>
      <Part title={t(tour ? 'eventWork.part_days' : 'eventWork.part_place')}>
        {text('startsOn', { type: 'date', required: true })}
        {text('endsOn', { type: 'date', required: true })}
        {text('opens', {
          type: 'time',
          required: true,
          hint: t(tour ? 'eventWork.usualHours' : 'eventWork.beijing'),
        })}
        {text('closes', { type: 'time', required: true, hint: t('eventWork.beijing') })}
        {!tour && (
          <>
            {text('placeZh', { maxLength: 120 })}
            {text('placeEn', { maxLength: 200, ...optional })}
            {text('addressZh', { maxLength: 200 })}
            {text('addressEn', { maxLength: 300, ...optional })}
            <SelectField
              name="region"
              label={t('eventWork.region')}
              choices={[{ value: '', label: t('eventWork.noRegion') }, ...regions]}
              defaultValue={values.region}
            />
          </>
        )}
      </Part>
      <Part title={t('eventWork.part_contact')}>
        {text('contactName', { maxLength: 60, autoComplete: 'off' })}
        {text('contactPhone', { maxLength: 40, type: 'tel', autoComplete: 'off' })}
        {text('contactEmail', { maxLength: 200, type: 'email', autoComplete: 'off' })}
      </Part>
      <Part title={t('eventWork.part_windows')}>
        {text('exhibitorsFrom', {
          type: 'date',
          required: true,
          ...(tour && { label: t('eventWork.signUpFrom') }),
        })}
        {text('exhibitorsUntil', {
          type: 'date',
          required: true,
          ...(tour && { label: t('eventWork.signUpUntil') }),
        })}
        {text('visitorsFrom', { type: 'date', required: true })}
        {text('visitorsUntil', { type: 'date', required: true })}
      </Part>
      <Part title={t('eventWork.part_rules')}>
        {area('termsZh', 6, 20_000)}
        {area('termsEn', 6, 40_000)}
        {!tour && (
          <>
            {text('earlyUntil', { type: 'date', hint: t('eventWork.earlyHint') })}
            {text('holdMinutes', { type: 'number', min: 45, max: 1440, hint: t('eventWork.holdHint') })}
            {text('transferDays', { type: 'number', min: 1, max: 30, hint: t('eventWork.transferHint') })}
            {text('balanceDays', { type: 'number', min: 0, max: 365, hint: t('eventWork.balanceHint') })}
            <label className="check-row self-end">
              <input
                type="checkbox"
                name="acceptsVerified"
                value="yes"
                defaultChecked={values.acceptsVerified === 'yes'}
              />
              <span>{t('eventWork.acceptsVerified')}</span>
            </label>
          </>
        )}
      </Part>
    </>
  )
}

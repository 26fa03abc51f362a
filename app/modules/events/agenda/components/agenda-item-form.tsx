import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import type { Choice } from '~/ui/field'
import { ActionForm, SelectField, TextAreaField, TextField } from '~/ui/form'
import { speakerFields } from '../agenda'

export type AgendaItemFormView = {
  key: string
  version: number
  state: 'planned' | 'cancelled'
  fresh: boolean
  tour: boolean
  /** it can be taken away without a trace */
  removes: boolean
  values: Record<string, string>
  speakers: Record<string, string>[]
  choices: { kinds: Choice[]; days: Choice[]; stages: Choice[]; exhibitors: Choice[] }
}

const LIMIT = 100

/** One item of a programme: what, when, where, who speaks. */
export function AgendaItemForm({ view, state }: { view: AgendaItemFormView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const { values, choices, speakers } = view
  const text = (name: string, more: Partial<Parameters<typeof TextField>[0]> = {}) => (
    <TextField
      name={name}
      label={t(`agendaWork.${name}` as 'agendaWork.titleZh')}
      defaultValue={values[name]}
      {...more}
    />
  )
  return (
    <>
      <ActionForm state={state?.values.act === 'save' ? state : undefined}>
        <input type="hidden" name="key" value={view.key} />
        <input type="hidden" name="version" value={view.version} />
        <fieldset className="panel grid items-start gap-4 p-4 sm:grid-cols-2">
          <legend className="float-left mb-1 w-full text-lg font-semibold sm:col-span-2">
            {t('agendaWork.part_what')}
          </legend>
          {text('titleZh', { required: true, maxLength: 120 })}
          {text('titleEn', { maxLength: 200, hint: t('eventWork.optional') })}
          <TextAreaField
            name="abstractZh"
            label={t('agendaWork.abstractZh')}
            defaultValue={values.abstractZh ?? ''}
            maxLength={4_000}
          />
          <TextAreaField
            name="abstractEn"
            label={t('agendaWork.abstractEn')}
            defaultValue={values.abstractEn ?? ''}
            maxLength={8_000}
          />
          <SelectField
            name="kind"
            label={t('agendaWork.kind')}
            choices={choices.kinds}
            defaultValue={values.kind ?? ''}
          />
          {choices.exhibitors.length > 1 && (
            <SelectField
              name="exhibitor"
              label={t(view.tour ? 'agendaWork.organisation' : 'agendaWork.exhibitor')}
              choices={choices.exhibitors}
              defaultValue={values.exhibitor ?? ''}
              hint={view.tour ? undefined : t('agendaWork.exhibitorHint')}
            />
          )}
        </fieldset>
        <fieldset className="panel grid items-start gap-4 p-4 sm:grid-cols-2 lg:grid-cols-4">
          <legend className="float-left mb-1 w-full text-lg font-semibold sm:col-span-2 lg:col-span-4">
            {t('agendaWork.part_when')}
          </legend>
          <SelectField
            name="day"
            label={t('agendaWork.day')}
            choices={choices.days}
            defaultValue={values.day ?? ''}
          />
          {text('from', { type: 'time', required: true, hint: t('eventWork.beijing') })}
          {text('until', { type: 'time', required: true, hint: t('eventWork.beijing') })}
          <SelectField
            name="stage"
            label={t(view.tour ? 'agendaWork.place' : 'agendaWork.stage')}
            choices={choices.stages}
            defaultValue={values.stage ?? ''}
          />
        </fieldset>
        <fieldset className="panel grid gap-4 p-4">
          <legend className="float-left mb-1 w-full text-lg font-semibold">
            {t('agendaWork.part_speakers')}
          </legend>
          <p className="text-muted text-sm">{t('agendaWork.speakersHint')}</p>
          {speakers.map((speaker, i) => (
            <fieldset
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a row of fields is known by
              key={i}
              className="border-line grid items-start gap-3 border-t pt-3 sm:grid-cols-3"
            >
              <legend className="sr-only">{t('agendaWork.speaker', { n: i + 1 })}</legend>
              {speakerFields.map((field) => (
                <TextField
                  key={field}
                  name={`${field}-${i}`}
                  label={t(`agendaWork.speaker_${field}`)}
                  defaultValue={speaker[field] ?? ''}
                  maxLength={LIMIT}
                />
              ))}
            </fieldset>
          ))}
        </fieldset>
        <p>
          <Button look="main" name="act" value="save">
            {t(view.fresh ? 'agendaWork.addItem' : 'eventWork.save')}
          </Button>
        </p>
      </ActionForm>
      {!view.fresh && (
        <form method="post" className="panel grid gap-3 p-4">
          <p className="text-muted max-w-prose text-sm">
            {t(view.state === 'planned' ? 'agendaWork.cancelLead' : 'agendaWork.restoreLead')}
          </p>
          <p className="flex flex-wrap gap-3">
            <Button name="act" value={view.state === 'planned' ? 'cancel' : 'restore'}>
              {t(view.state === 'planned' ? 'agendaWork.cancel' : 'agendaWork.restore')}
            </Button>
            {view.removes && (
              <Button name="act" value="remove">
                {t('agendaWork.remove')}
              </Button>
            )}
          </p>
        </form>
      )}
    </>
  )
}

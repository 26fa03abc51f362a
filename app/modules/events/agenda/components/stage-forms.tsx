import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import type { Choice } from '~/ui/field'
import { ActionForm, SelectField, TextField } from '~/ui/form'

export type StageView = {
  /** empty: a new one */
  id: string
  title: string
  /** the hall in which it is drawn */
  where: string
  values: { nameZh: string; nameEn: string; element: string }
}

export const newStage: StageView = {
  ...{ id: '', title: '', where: '' },
  values: { nameZh: '', nameEn: '', element: '' },
}

/** The stages of a programme, each to be renamed or taken away, and one to be added. */
export function StageForms({
  stages,
  elements,
  tour,
  state,
}: {
  stages: readonly StageView[]
  /** what is drawn as a stage on the plan */
  elements: readonly Choice[]
  /** it has no plan, and its stages are called places */
  tour: boolean
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  return (
    <>
      {[...stages, newStage].map((view) => {
        const act = view.id === '' ? 'addStage' : 'reviseStage'
        const refused = state?.values.act === act && (view.id === '' || state.values.id === view.id)
        return (
          <details
            key={view.id}
            className="panel px-4"
            open={refused || (view.id === '' && stages.length === 0)}
          >
            <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-4 py-2">
              <span className="font-medium">
                {view.id === ''
                  ? `＋ ${t(tour ? 'agendaWork.newPlace' : 'agendaWork.newStage')}`
                  : view.title}
              </span>
              <span className="text-muted text-sm">{view.where}</span>
            </summary>
            <ActionForm state={refused ? state : undefined} prefix={`stage-${view.id}-`} className="py-3">
              {view.id !== '' && <input type="hidden" name="id" value={view.id} />}
              <div className="grid items-start gap-4 sm:grid-cols-3">
                <TextField
                  name="nameZh"
                  label={t('boothWork.nameZh')}
                  defaultValue={view.values.nameZh}
                  maxLength={60}
                  required
                />
                <TextField
                  name="nameEn"
                  label={t('boothWork.nameEn')}
                  defaultValue={view.values.nameEn}
                  maxLength={100}
                />
                {!tour && (
                  <SelectField
                    name="element"
                    label={t('agendaWork.onPlan')}
                    choices={[{ value: '', label: t('agendaWork.notOnPlan') }, ...elements]}
                    defaultValue={view.values.element}
                  />
                )}
              </div>
              <p className="flex flex-wrap gap-3">
                <Button look={view.id === '' ? 'main' : 'plain'} name="act" value={act}>
                  {t(
                    view.id !== '' ? 'eventWork.save' : tour ? 'agendaWork.addPlace' : 'agendaWork.addStage',
                  )}
                </Button>
                {view.id !== '' && (
                  <Button name="act" value="removeStage" formNoValidate>
                    {t(tour ? 'agendaWork.removePlace' : 'agendaWork.removeStage')}
                  </Button>
                )}
              </p>
            </ActionForm>
          </details>
        )
      })}
    </>
  )
}

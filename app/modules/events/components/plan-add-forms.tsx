import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, SelectField, TextField } from '~/ui/form'
import type { PlanEditorView } from './plan-editor-view'

type Props = { view: PlanEditorView; state: FormState | undefined }

/** A length in metres. */
export function Metres({
  name,
  value,
}: {
  name: 'x' | 'y' | 'width' | 'depth' | 'dx' | 'dy' | 'gap' | 'at'
  value: string
}) {
  const { t } = useTranslation()
  return (
    <TextField
      name={name}
      label={t(`boothWork.length_${name}`)}
      defaultValue={value}
      inputMode="decimal"
      autoComplete="off"
      required
    />
  )
}

export const ofAct = (state: FormState | undefined, act: string): FormState | undefined =>
  state?.values.act === act ? { ...state, error: null } : undefined

/** One booth or a row of them, numbered from the first on. */
export function AddBoothsForm({ view, state }: Props) {
  const { t } = useTranslation()
  const refused = ofAct(state, 'row')
  // Open where a plan begins, and left as it is once something stands there.
  const [begins] = useState(view.items.length === 0)
  return (
    <details className="panel px-4" open={refused !== undefined || begins}>
      <summary className="min-h-11 cursor-pointer py-3 font-medium">＋ {t('boothWork.addBooths')}</summary>
      {view.classes.length === 0 ? (
        <p className="text-muted pb-4 text-sm">{t('boothWork.noClasses')}</p>
      ) : (
        <ActionForm state={refused} prefix="row-" className="gap-3 pb-4" data-row="">
          <input type="hidden" name="version" value={view.version} />
          <SelectField name="classId" label={t('boothWork.class')} choices={view.classes} />
          <div className="grid grid-cols-2 items-start gap-3">
            <TextField
              key={view.nextNumber}
              name="first"
              label={t('boothWork.first')}
              defaultValue={view.nextNumber}
              maxLength={12}
              autoComplete="off"
              required
            />
            <TextField
              name="count"
              label={t('boothWork.count')}
              defaultValue="1"
              inputMode="numeric"
              required
            />
            <Metres name="x" value="3" />
            <Metres name="y" value="3" />
            <Metres name="width" value="3" />
            <Metres name="depth" value="3" />
            <SelectField
              name="direction"
              label={t('boothWork.direction')}
              choices={[
                { value: 'right', label: t('boothWork.direction_right') },
                { value: 'down', label: t('boothWork.direction_down') },
              ]}
            />
            <Metres name="gap" value="0" />
            <TextField
              name="step"
              label={t('boothWork.step')}
              defaultValue="1"
              inputMode="numeric"
              hint={t('boothWork.stepHint')}
              required
            />
          </div>
          <p>
            <Button look="main" name="act" value="row">
              {t('boothWork.add')}
            </Button>
          </p>
        </ActionForm>
      )}
    </details>
  )
}

/** What stands between booths: aisles, ways in and out, stages, points of power and water. */
export function AddElementForm({ view, state }: Props) {
  const { t } = useTranslation()
  const refused = ofAct(state, 'element')
  return (
    <details className="panel px-4" open={refused !== undefined}>
      <summary className="min-h-11 cursor-pointer py-3 font-medium">＋ {t('boothWork.addElement')}</summary>
      <ActionForm state={refused} prefix="element-" className="gap-3 pb-4">
        <input type="hidden" name="version" value={view.version} />
        <SelectField name="kind" label={t('boothWork.kind')} choices={view.kinds} />
        <div className="grid grid-cols-2 items-start gap-3">
          <Metres name="x" value="0" />
          <Metres name="y" value="0" />
          <Metres name="width" value="3" />
          <Metres name="depth" value="0.5" />
          <TextField name="labelZh" label={t('boothWork.labelZh')} maxLength={40} autoComplete="off" />
          <TextField name="labelEn" label={t('boothWork.labelEn')} maxLength={60} autoComplete="off" />
        </div>
        <p>
          <Button look="main" name="act" value="element">
            {t('boothWork.add')}
          </Button>
        </p>
      </ActionForm>
    </details>
  )
}

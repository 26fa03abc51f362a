import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type FormFields, listIn, textOf } from '~/platform/http/form-fields'
import { Button } from '~/ui/button'
import { CheckRow, type Choice } from '~/ui/field'
import { FormErrors, SelectField, TextAreaField, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'
import type { ConflictView } from '../form/autosave'
import { rowsOf } from '../form/need-form'
import type { AttributeChoice, AttributeGroup, NeedChoices } from '../form/need-form-view'
import { DemandRows } from './demand-rows'
import { TreePicker } from './tree-picker'
import { useAutosave } from './use-autosave'
import { VisibilityFields } from './visibility-fields'

export type NeedFormView = {
  version: number
  fields: FormFields
  /** what cannot be read, by field, in words */
  errors: Record<string, string>
  choices: NeedChoices
  attributes: AttributeGroup[]
  /** the attributes that stand in the rows */
  known: AttributeChoice[]
  /** organisations that are invited already */
  invited: Choice[]
  /** organisations of the name that was looked for; null: none was */
  found: Choice[] | null
  counted: Record<string, string>
  usualDays: number
  lastDay: string
  today: string
}

export type NeedFormState = {
  values: FormFields
  errors: Record<string, string>
  error: string | null
  conflict?: ConflictView
}

/** The form of a need. `counts` draws how the market stands to it, anew after each save. */
export function NeedForm({
  view,
  state,
  draftPath,
  editPath,
  counts,
}: {
  view: NeedFormView
  state: NeedFormState | undefined
  /** where it is saved in the background, and where it stands */
  draftPath: string
  editPath: string
  counts: (fresh: unknown) => ReactNode
}) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const saving = useAutosave(form, { path: draftPath, version: view.version })
  const fields = state?.values ?? view.fields
  const errors = saving.answer?.errors ?? { ...view.errors, ...state?.errors }
  const counted = saving.answer?.counted ?? view.counted
  const conflict = saving.answer?.conflict ?? state?.conflict
  const text = (name: string) => textOf(fields, name)
  const shown = { values: {}, errors, error: state?.error ?? null }
  return (
    <form method="post" ref={form} className="grid gap-6" noValidate>
      <FormErrors state={shown}>
        <Button name="act" value="save" className="hidden" tabIndex={-1} aria-hidden="true" />
        <input type="hidden" name="version" value={saving.version} />
        {conflict && <Conflict conflict={conflict} editPath={editPath} />}

        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="grid min-w-0 gap-8">
            <Part id="what" title={t('needForm.partWhat')}>
              <TextField
                name="titleZh"
                label={t('needForm.titleZh')}
                hint={t('needForm.titleZhHint')}
                defaultValue={text('titleZh')}
                maxLength={120}
                required
              />
              <TextAreaField
                name="textZh"
                label={t('needForm.textZh')}
                hint={t('needForm.textZhHint')}
                defaultValue={text('textZh')}
                maxLength={2_000}
              />
              <details open={text('titleEn') !== '' || text('textEn') !== ''}>
                <summary className="min-h-11 cursor-pointer py-2 text-sm underline">
                  {t('needForm.english')}
                </summary>
                <div className="grid gap-4 pt-2">
                  <TextField
                    name="titleEn"
                    label={t('needForm.titleEn')}
                    defaultValue={text('titleEn')}
                    maxLength={200}
                  />
                  <TextAreaField
                    name="textEn"
                    label={t('needForm.textEn')}
                    defaultValue={text('textEn')}
                    maxLength={4_000}
                  />
                </div>
              </details>
              <TreePicker
                name="scenarios"
                legend={t('needForm.scenarios')}
                hint={t('needForm.scenariosHint')}
                error={errors.scenarios}
                tree={view.choices.scenarios}
                chosen={listIn(fields, 'scenarios')}
              />
              <TreePicker
                name="tracks"
                legend={t('needForm.tracks')}
                hint={t('needForm.tracksHint')}
                error={errors.tracks}
                tree={view.choices.tracks}
                chosen={listIn(fields, 'tracks')}
              />
            </Part>

            <Part id="demands" title={t('needForm.partDemands')} lead={t('needForm.demandsHint')}>
              <DemandRows
                key={state ? 'sent' : view.version}
                rows={rowsOf(fields)}
                known={view.known}
                groups={saving.answer?.attributes ?? view.attributes}
                errors={errors}
                counted={counted}
                changed={saving.changed}
              />
            </Part>

            <Part id="conditions" title={t('needForm.partConditions')} lead={t('needForm.conditionsHint')}>
              <Conditions
                groups={view.choices.conditions}
                chosen={listIn(fields, 'conditions')}
                counted={counted}
              />
            </Part>

            <Part id="terms" title={t('needForm.partTerms')}>
              <div className="grid items-start gap-4 sm:grid-cols-2">
                <TextField
                  name="quantity"
                  label={t('needForm.quantity')}
                  defaultValue={text('quantity')}
                  inputMode="numeric"
                  maxLength={12}
                />
                <TextField
                  name="budget"
                  label={t('needForm.budget')}
                  hint={counted.budget ?? t('needForm.budgetHint')}
                  defaultValue={text('budget')}
                  inputMode="decimal"
                  maxLength={24}
                />
                <TextField
                  name="neededWithinDays"
                  label={t('needForm.withinDays')}
                  hint={counted.deadline ?? t('needForm.deadlineHint')}
                  defaultValue={text('neededWithinDays')}
                  inputMode="numeric"
                  maxLength={6}
                />
                <TextField
                  name="neededBy"
                  type="date"
                  label={t('needForm.neededBy')}
                  defaultValue={text('neededBy')}
                  min={view.today}
                />
                <SelectField
                  name="region"
                  label={t('needForm.region')}
                  choices={[{ value: '', label: t('needForm.choose') }, ...view.choices.regions]}
                  defaultValue={text('region')}
                />
                <SelectField
                  name="urgency"
                  label={t('need.urgency')}
                  choices={view.choices.urgencies}
                  defaultValue={text('urgency') || 'medium'}
                />
                <SelectField
                  name="equipmentClass"
                  label={t('need.class')}
                  choices={[{ value: '', label: t('needForm.anyClass') }, ...view.choices.classes]}
                  defaultValue={text('equipmentClass')}
                />
                <input type="hidden" name="currency" value={text('currency') || 'CNY'} />
              </div>
            </Part>

            <Part id="visibility" title={t('needForm.partVisibility')}>
              <VisibilityFields
                chosen={text('visibility') || 'public'}
                invited={view.invited}
                found={view.found}
                error={errors.invited}
              />
              <TextField
                name="openUntil"
                type="date"
                label={t('needForm.openUntil')}
                hint={t('needForm.openUntilHint', { n: view.usualDays })}
                defaultValue={text('openUntil')}
                min={view.today}
                max={view.lastDay}
              />
            </Part>
          </div>

          <aside className="grid gap-4 lg:sticky lg:top-4">
            <SaveState state={saving.state} savedAt={saving.answer?.savedAt} />
            {counts(saving.answer?.counts)}
            <div className="flex flex-wrap gap-3">
              <Button look="main" name="act" value="preview">
                {t('needForm.preview')}
              </Button>
              <Button name="act" value="save">
                {t('needForm.saveAndCount')}
              </Button>
            </div>
          </aside>
        </div>
      </FormErrors>
    </form>
  )
}

function Part({
  id,
  title,
  lead,
  children,
}: {
  id: string
  title: string
  lead?: string
  children: ReactNode
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="grid min-w-0 gap-4">
      <h2 id={`${id}-title`} className="border-line-strong border-b pb-1 text-lg md:text-xl">
        {title}
      </h2>
      {lead && <p className="text-muted -mt-2 text-sm text-pretty">{lead}</p>}
      {children}
    </section>
  )
}

function Conditions({
  groups,
  chosen,
  counted,
}: {
  groups: NeedChoices['conditions']
  chosen: readonly string[]
  counted: Readonly<Record<string, string>>
}) {
  return (
    <div className="grid gap-2">
      {groups.map(({ label, choices }, index) => (
        <details key={label} open={index === 0 || choices.some(({ value }) => chosen.includes(value))}>
          <summary className="hover:bg-sunken min-h-11 cursor-pointer rounded px-1 py-2 text-sm font-semibold">
            {label}
          </summary>
          <div className="grid gap-x-4 sm:grid-cols-2">
            {choices.map(({ value, label: name }) => (
              <div key={value}>
                <CheckRow name="conditions" value={value} label={name} checked={chosen.includes(value)} />
                {counted[`condition.${value}`] && (
                  <p className="text-muted pb-2 pl-7 text-sm">{counted[`condition.${value}`]}</p>
                )}
              </div>
            ))}
          </div>
        </details>
      ))}
    </div>
  )
}

function Conflict({ conflict, editPath }: { conflict: ConflictView; editPath: string }) {
  const { t } = useTranslation()
  return (
    <Notice urgent role="alert" title={t('needForm.conflictTitle')}>
      <p>
        {conflict.by
          ? t('needForm.conflictBy', { name: conflict.by, at: conflict.at })
          : t('needForm.conflictAt', { at: conflict.at })}
      </p>
      <input type="hidden" name="seen" value={conflict.version} />
      <p className="mt-2 flex flex-wrap gap-3">
        <a href={editPath} target="_blank" rel="noreferrer" className="inline-flex min-h-11 items-center">
          {t('needForm.conflictSee')}
        </a>
        <Button name="act" value="overwrite" size="small">
          {t('needForm.conflictMine')}
        </Button>
      </p>
    </Notice>
  )
}

function SaveState({ state, savedAt }: { state: string; savedAt: string | undefined }) {
  const { t } = useTranslation()
  const words: Record<string, string> = {
    saving: t('needForm.saving'),
    saved: t('needForm.saved', { at: savedAt ?? '' }),
    failed: t('needForm.saveFailed'),
    conflict: t('needForm.saveStopped'),
  }
  return (
    <p role="status" className="text-muted text-sm">
      {words[state] ?? t('needForm.draftHint')}
    </p>
  )
}

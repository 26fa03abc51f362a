import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { ActionForm, SelectField, TextField } from '~/ui/form'
import { inMetres } from './hall-view'
import { Metres, ofAct } from './plan-add-forms'
import type { EditorItem, PlanEditorView } from './plan-editor-view'

type Props = {
  view: PlanEditorView
  picked: EditorItem[]
  state: FormState | undefined
  writes: boolean
}

/** What can be done with what is selected: one thing, or several at once. */
export function PlanSelection({ view, picked, state, writes }: Props) {
  const { t } = useTranslation()
  const [only] = picked.length === 1 ? picked : []
  const booths = picked.filter(({ of }) => of === 'booth')
  const taken = booths.filter((booth) => booth.taken !== '')
  const pure = booths.length === picked.length
  const form = (act: string, children: ReactNode, label: string) => (
    <ActionForm state={ofAct(state, act)} prefix={`${act}-`} className="border-line gap-3 border-t py-3">
      <input type="hidden" name="version" value={view.version} />
      {picked.map(({ ref }) => (
        <input key={ref} type="hidden" name="items" value={ref} />
      ))}
      {children}
      <p>
        <Button size="small" name="act" value={act}>
          {label}
        </Button>
      </p>
    </ActionForm>
  )
  const pair = 'grid grid-cols-2 items-start gap-3'
  const first = (value: string) => (
    <TextField
      name="first"
      label={t('boothWork.number')}
      defaultValue={value}
      maxLength={12}
      autoComplete="off"
      required
    />
  )
  return (
    <section id="selected" aria-labelledby="selected-title" className="panel border-signal px-4 pt-3">
      <h2 id="selected-title" className="flex flex-wrap items-center gap-2 pb-2 text-lg">
        {only ? only.name : t('boothWork.selectedN', { n: picked.length })}
        {only?.taken && <span className="tag tag-unknown">{only.taken}</span>}
      </h2>
      {only && (
        <p className="text-muted pb-2 text-sm">
          {[
            only.className || only.name,
            t('booth.size', { width: inMetres(only.width), depth: inMetres(only.depth) }),
          ].join(' · ')}
        </p>
      )}
      {taken.length > 0 && (
        <p className="pb-3 text-sm">
          {t('boothWork.takenStands', {
            list: taken
              .slice(0, 8)
              .map(({ name }) => name)
              .join(t('site.listJoin')),
          })}
        </p>
      )}
      {writes && taken.length === 0 && (
        <>
          {only
            ? form(
                'place',
                <div className={pair}>
                  <Metres name="x" value={inMetres(only.x)} />
                  <Metres name="y" value={inMetres(only.y)} />
                  <Metres name="width" value={inMetres(only.width)} />
                  <Metres name="depth" value={inMetres(only.depth)} />
                </div>,
                t('boothWork.place'),
              )
            : form(
                'shift',
                <div className={pair}>
                  <Metres name="dx" value="0" />
                  <Metres name="dy" value="0" />
                </div>,
                t('boothWork.shift'),
              )}
          {pure &&
            !view.numbersStand &&
            form(
              'number',
              <div className={pair}>
                {first(booths[0]?.name ?? '')}
                <TextField
                  name="step"
                  label={t('boothWork.step')}
                  defaultValue="1"
                  inputMode="numeric"
                  required
                />
              </div>,
              t('boothWork.renumber'),
            )}
          {pure &&
            form(
              'dress',
              <>
                <SelectField
                  name="classId"
                  label={t('boothWork.class')}
                  choices={view.classes}
                  defaultValue={booths[0]?.classId}
                />
                <label className="check-row">
                  <input
                    type="checkbox"
                    name="forSale"
                    value="yes"
                    defaultChecked={booths[0]?.forSale ?? true}
                  />
                  <span>{t('boothWork.forSale')}</span>
                </label>
              </>,
              t('boothWork.dress'),
            )}
          {booths.length === 0 &&
            form(
              'label',
              <div className={pair}>
                <TextField
                  name="labelZh"
                  label={t('boothWork.labelZh')}
                  defaultValue={only?.labelZh}
                  maxLength={40}
                />
                <TextField
                  name="labelEn"
                  label={t('boothWork.labelEn')}
                  defaultValue={only?.labelEn}
                  maxLength={60}
                />
              </div>,
              t('boothWork.relabel'),
            )}
          {only?.of === 'booth' &&
            form(
              'split',
              <div className={pair}>
                <SelectField
                  name="cut"
                  label={t('boothWork.cut')}
                  choices={[
                    { value: 'across', label: t('boothWork.cut_across') },
                    { value: 'along', label: t('boothWork.cut_along') },
                  ]}
                  defaultValue={only.width >= only.depth ? 'across' : 'along'}
                />
                <Metres name="at" value={inMetres(Math.floor(Math.max(only.width, only.depth) / 2))} />
                {first(view.nextNumber)}
              </div>,
              t('boothWork.split'),
            )}
        </>
      )}
      {writes &&
        form(
          'copy',
          <div className={pair}>
            <Metres name="dx" value="0" />
            <Metres name="dy" value={inMetres(only?.depth ?? 6)} />
            {booths.length > 0 && first(view.nextNumber)}
          </div>,
          t('boothWork.copy'),
        )}
      {writes && taken.length === 0 && (
        <form method="post" className="border-line border-t py-3">
          <input type="hidden" name="version" value={view.version} />
          {picked.map(({ ref }) => (
            <input key={ref} type="hidden" name="items" value={ref} />
          ))}
          <Confirm label={t('boothWork.remove')} text={t('boothWork.removeItems')}>
            <Button size="small" name="act" value="remove">
              {t('boothWork.remove')}
            </Button>
          </Confirm>
        </form>
      )}
    </section>
  )
}

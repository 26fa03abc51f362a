import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'
import { Section } from '~/ui/section'

export type MeetingSetUpView = {
  /** `atBooths` is null where there are none */
  settings: { cap: string; walkMinutes: string; atBooths: boolean | null; requestsUntil: string }
  hours: { from: string; until: string }
  days: { value: string; label: string }[]
  slots: { day: string; slots: Item[] }[]
  halls: { hall: string; tables: Item[] }[]
}
type Item = { id: number; label: string }

/** Setting meetings up: times, tables, rules. */
export function MeetingSetUp({
  view,
  writes,
  state,
}: {
  view: MeetingSetUpView
  writes: boolean
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  const at = (act: string) => (state?.values.act === act ? state : undefined)
  return (
    <>
      <Section id="slots" title={t('meeting.slots')} lead={t('meeting.slotsLead')}>
        {view.slots.length === 0 && <p className="text-muted">{t('meeting.slotsNone')}</p>}
        <Chosen
          act="removeSlots"
          name="slots"
          groups={view.slots.map(({ day, slots }) => ({ title: day, items: slots }))}
          writes={writes}
          state={at('removeSlots')}
        />
        {writes && <AddSlots view={view} state={at('addSlots')} />}
      </Section>
      <Section id="tables" title={t('meeting.tables')} lead={t('meeting.tablesLead')}>
        {view.halls.length === 0 && <p className="text-muted">{t('meeting.tablesNone')}</p>}
        <Chosen
          act="removeTables"
          name="tables"
          groups={view.halls.map(({ hall, tables }) => ({ title: hall, items: tables }))}
          writes={writes}
          state={at('removeTables')}
        />
        {writes && (
          <Folded
            title={t('meeting.addTables')}
            open={view.halls.length === 0 || at('addTables') !== undefined}
          >
            <ActionForm state={at('addTables')} prefix="tables-" className="sm:grid-cols-3">
              <TextField name="hall" label={t('meeting.hall')} defaultValue="" maxLength={40} />
              <TextField name="prefix" label={t('meeting.prefix')} defaultValue="" maxLength={10} />
              <TextField name="count" label={t('meeting.count')} inputMode="numeric" required />
              <Button name="act" value="addTables" className="justify-self-start">
                {t('meeting.add')}
              </Button>
            </ActionForm>
          </Folded>
        )}
      </Section>
      {writes && <Rules view={view.settings} state={at('settings')} />}
    </>
  )
}

function Rules({ view, state }: { view: MeetingSetUpView['settings']; state: FormState | undefined }) {
  const { t } = useTranslation()
  return (
    <Section id="rules" title={t('meeting.settings')}>
      <ActionForm state={state} className="panel max-w-3xl p-4 sm:grid-cols-2" prefix="rules-">
        <TextField
          name="cap"
          label={t('meeting.capAll')}
          hint={t('meeting.capAllHint')}
          defaultValue={view.cap}
          inputMode="numeric"
          maxLength={3}
        />
        <TextField
          name="walkMinutes"
          label={t('meeting.walkMinutes')}
          hint={t('meeting.walkHint')}
          defaultValue={view.walkMinutes}
          inputMode="numeric"
          maxLength={3}
          required
        />
        <TextField
          name="requestsUntil"
          type="date"
          label={t('meeting.requestsUntil')}
          defaultValue={view.requestsUntil}
          required
        />
        {view.atBooths !== null && (
          <label className="check-row self-center">
            <input
              type="checkbox"
              name="atBooths"
              value="yes"
              defaultChecked={state ? state.values.atBooths === 'yes' : view.atBooths}
            />
            <span>{t('meeting.atBooths')}</span>
          </label>
        )}
        <Button name="act" value="settings" look="main" className="justify-self-start">
          {t('meeting.save')}
        </Button>
      </ActionForm>
    </Section>
  )
}

function AddSlots({ view, state }: { view: MeetingSetUpView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const sent = state ? new Set([state.values.days ?? []].flat()) : null
  const field = (
    name: 'from' | 'until' | 'minutes' | 'pause' | 'breakFrom' | 'breakUntil',
    value: string,
  ) => {
    const time = name !== 'minutes' && name !== 'pause'
    return (
      <TextField
        name={name}
        label={t(name === 'until' ? 'meeting.until_' : `meeting.${name}`)}
        defaultValue={value}
        type={time ? 'time' : 'text'}
        inputMode={time ? undefined : 'numeric'}
        required={!name.startsWith('break')}
      />
    )
  }
  return (
    <Folded title={t('meeting.addSlots')} open={view.slots.length === 0 || state !== undefined}>
      <ActionForm state={state} prefix="slots-">
        <fieldset className="grid gap-1">
          <legend className="text-sm">{t('meeting.days')}</legend>
          <div className="flex flex-wrap gap-x-5">
            {view.days.map(({ value, label }) => (
              <label key={value} className="check-row">
                <input
                  type="checkbox"
                  name="days"
                  value={value}
                  defaultChecked={sent ? sent.has(value) : true}
                />
                <span>{label}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="grid grid-cols-2 items-end gap-4 sm:grid-cols-3">
          {field('from', view.hours.from)}
          {field('until', view.hours.until)}
          {field('minutes', '25')}
          {field('pause', '5')}
          {field('breakFrom', '12:00')}
          {field('breakUntil', '13:30')}
        </div>
        <Button name="act" value="addSlots" className="justify-self-start">
          {t('meeting.add')}
        </Button>
      </ActionForm>
    </Folded>
  )
}

function Folded({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return (
    <details className="panel max-w-3xl px-4" open={open}>
      <summary className="text-link min-h-11 cursor-pointer py-3">{title}</summary>
      <div className="pb-4">{children}</div>
    </details>
  )
}

/** What is there, to be ticked and removed. */
function Chosen({
  act,
  name,
  groups,
  writes,
  state,
}: {
  act: 'removeSlots' | 'removeTables'
  name: string
  groups: { title: string; items: Item[] }[]
  writes: boolean
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  if (groups.length === 0) return null
  return (
    <ActionForm state={state} className="panel max-w-3xl p-4">
      {groups.map(({ title, items }) => (
        <fieldset key={title} className="grid gap-1" disabled={!writes}>
          <legend className="text-sm font-semibold">{title}</legend>
          <div className="flex flex-wrap gap-x-4">
            {items.map(({ id, label }) => (
              <label key={id} className="check-row">
                <input type="checkbox" name={name} value={id} />
                <span className="figure">{label}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {writes && (
        <Button name="act" value={act} className="justify-self-start">
          {t('meeting.removeChosen')}
        </Button>
      )}
    </ActionForm>
  )
}

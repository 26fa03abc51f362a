import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'
import { cell, headCell, Table } from '~/ui/table'

export type AvailabilityView = {
  days: string[]
  /** each time of day, with the slot of each day, where there is one */
  rows: { time: string; slots: ({ id: number; label: string; free: boolean } | null)[] }[]
  cap: string
}

/** When an organisation is free: a box for each slot, days side by side. */
export function AvailabilityForm({
  view,
  writes,
  state,
}: {
  view: AvailabilityView
  writes: boolean
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  const sent = state ? new Set([state.values.free ?? []].flat()) : null
  return (
    <ActionForm state={state}>
      <fieldset disabled={!writes} className="grid gap-4">
        <legend className="sr-only">{t('meeting.tab_availability')}</legend>
        <div className="panel max-w-3xl">
          <Table caption={t('meeting.tab_availability')}>
            <thead>
              <tr>
                <th className={headCell}>{t('meeting.time')}</th>
                {view.days.map((day) => (
                  <th key={day} className={headCell}>
                    {day}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {view.rows.map(({ time, slots }) => (
                <tr key={time}>
                  <th scope="row" className={`${cell} figure font-normal whitespace-nowrap`}>
                    {time}
                  </th>
                  {slots.map((slot, index) => (
                    <td key={view.days[index]} className={`${cell} py-0`}>
                      {slot && (
                        <label className="grid min-h-11 min-w-11 cursor-pointer place-items-start content-center">
                          <input
                            type="checkbox"
                            name="free"
                            value={slot.id}
                            aria-label={slot.label}
                            className="size-5"
                            defaultChecked={sent ? sent.has(String(slot.id)) : slot.free}
                          />
                        </label>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
        <div className="max-w-xs">
          <TextField
            name="cap"
            label={t('meeting.cap')}
            hint={t('meeting.capHint')}
            defaultValue={view.cap}
            inputMode="numeric"
            maxLength={3}
          />
        </div>
        {writes && (
          <Button look="main" className="justify-self-start">
            {t('meeting.save')}
          </Button>
        )}
      </fieldset>
    </ActionForm>
  )
}

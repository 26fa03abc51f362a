import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { Field, Input, Select } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { cell, headCell, Table } from '~/ui/table'
import { Reasoned, type SlotChoice } from './request-card'

export type ManagedRequest = {
  id: number
  enterprise: string
  team: string
  pair: string
  score: string
  stateLabel: string
  when: string | null
  fixed: string | null
  reason: string
  manages: boolean
  slot: string
  place: string
  places: { value: string; label: string }[]
}

/** Requests as the organizer reads them, with what can be fixed of each. */
export function ManagedRequests({
  rows,
  slots,
  writes,
  state,
}: {
  rows: readonly ManagedRequest[]
  slots: readonly SlotChoice[]
  writes: boolean
  state: FormState | undefined
}) {
  return (
    <ul className="grid gap-3">
      {rows.map((row) => {
        const own = state?.values.request === String(row.id) ? state : undefined
        return (
          <li key={row.id} className="panel grid gap-1.5 p-4">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-semibold">
                {row.enterprise} ↔ {row.team}
              </span>
              <Tag>{row.stateLabel}</Tag>
              <span className="text-muted figure text-sm">{row.score}</span>
            </p>
            <p className="text-sm">{row.pair}</p>
            {(row.when || row.fixed) && (
              <p className="facts">
                {row.when && <span>{row.when}</span>}
                {row.fixed && <span>{row.fixed}</span>}
              </p>
            )}
            {row.reason && <p className="text-muted text-sm">{row.reason}</p>}
            {own?.error && Object.keys(own.errors).length === 0 && (
              <Notice urgent role="alert">
                {own.error}
              </Notice>
            )}
            {writes && row.manages && <ManageActs row={row} slots={slots} state={own} />}
          </li>
        )
      })}
    </ul>
  )
}

function ManageActs({
  row,
  slots,
  state,
}: {
  row: ManagedRequest
  slots: readonly SlotChoice[]
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  const at = (act: string) => (state?.values.act === act ? state : undefined)
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
      {slots.length > 0 && (
        <details className="open:w-full" open={at('fix') !== undefined}>
          <summary className="text-link min-h-11 cursor-pointer py-2">{t('meeting.fix')}</summary>
          <form method="post" className="flex max-w-2xl flex-wrap items-end gap-3 pb-2">
            <input type="hidden" name="request" value={row.id} />
            <div className="min-w-44 flex-1">
              <Field id={`slot-${row.id}`} label={t('meeting.slot')}>
                <Select id={`slot-${row.id}`} name="slot" choices={slots} defaultValue={row.slot} />
              </Field>
            </div>
            <div className="min-w-44 flex-1">
              <Field id={`place-${row.id}`} label={t('meeting.place')}>
                <Select
                  id={`place-${row.id}`}
                  name="place"
                  choices={[{ value: '', label: t('meeting.placeAny') }, ...row.places]}
                  defaultValue={row.place}
                />
              </Field>
            </div>
            <Button name="act" value="fix">
              {t('meeting.fixAct')}
            </Button>
          </form>
        </details>
      )}
      {row.fixed && (
        <form method="post">
          <input type="hidden" name="request" value={row.id} />
          <Button name="act" value="unfix">
            {t('meeting.unfix')}
          </Button>
        </form>
      )}
      <Reasoned label={t('meeting.cancel')} act="cancel" id={row.id} state={at('cancel')} />
    </div>
  )
}

export type ManagedMember = {
  id: number
  name: string
  side: string
  agreed: number
  planned: number
  free: number
  ownCap: string
  cap: string
}

/** Who takes part, with how many meetings, and the organizer's limit for each. */
export function ManagedMembers({ rows, writes }: { rows: readonly ManagedMember[]; writes: boolean }) {
  const { t } = useTranslation()
  return (
    <div className="panel">
      <Table caption={t('meeting.capsTitle')}>
        <thead>
          <tr>
            <th className={headCell}>{t('meeting.participants')}</th>
            <th className={`${headCell} max-md:hidden`}>{t('meeting.side')}</th>
            <th className={headCell}>{t('meeting.agreed')}</th>
            <th className={headCell}>{t('meeting.planned')}</th>
            <th className={headCell}>{t('meeting.capOne')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className={cell}>{row.name}</td>
              <td className={`${cell} max-md:hidden`}>{row.side}</td>
              <td className={`${cell} figure`}>{row.agreed}</td>
              <td className={`${cell} figure`}>{row.planned}</td>
              <td className={cell}>
                {writes ? (
                  <form method="post" className="flex min-w-40 items-center gap-2">
                    <input type="hidden" name="organisation" value={row.id} />
                    <Input
                      name="cap"
                      defaultValue={row.cap}
                      placeholder={row.ownCap}
                      inputMode="numeric"
                      maxLength={3}
                      className="max-w-20"
                      aria-label={`${t('meeting.capOne')}: ${row.name}`}
                    />
                    <Button
                      name="act"
                      value="cap"
                      size="small"
                      aria-label={`${t('meeting.save')}: ${row.name}`}
                    >
                      {t('meeting.save')}
                    </Button>
                  </form>
                ) : (
                  row.cap || row.ownCap
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

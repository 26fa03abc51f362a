import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '~/locales/format'
import { langOf } from '~/locales/lang'
import { useLocation } from '~/platform/http'
import { Button } from '~/ui/button'
import { Field, Input } from '~/ui/field'
import { forgetPage } from '~/ui/keep-page'
import { shownNumber } from '../../ticket-number'
import type { Gate } from './gate'
import type { GateStore } from './gate-store'

/** Whether the network is there, what the device carries along, and what still waits to be sent. */
export function GateStatus({
  gate,
  store,
  online,
  kept,
  path,
  query,
}: {
  gate: Gate | null
  store: GateStore | null
  online: boolean
  kept: boolean
  path: string
  query: string
}) {
  const { t } = useTranslation()
  const lang = langOf(useLocation().pathname)
  if (!gate) return null
  const { trouble, waiting, syncing } = gate.outbox
  const connected = online && trouble !== 'offline'
  const forget = async () => {
    await store?.clear()
    await forgetPage(path + query)
    location.assign(path.replace(/check-in$/, `visitors${query}`))
  }
  return (
    <div className="panel grid gap-2 px-4 py-3">
      <p role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className={connected ? 'tag tag-pass' : 'tag tag-unknown'}>
          {t(connected ? 'checkIn.online' : 'checkIn.offline')}
        </span>
        {kept && connected && <span className="tag">{t('checkIn.kept')}</span>}
        <span>{t('checkIn.carried', { n: gate.size })}</span>
        {waiting > 0 && <span className="font-semibold">{t('checkIn.waiting', { n: waiting })}</span>}
      </p>
      {trouble === 'refused' && (
        <p role="alert" className="text-signal-ink text-sm font-medium">
          {t('checkIn.refused')}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <span className="text-muted">
          {gate.fetched
            ? t('checkIn.fetched', { time: formatClock(new Date(gate.fetched.since), lang) })
            : t('checkIn.neverFetched')}
        </span>
        <Button type="button" size="small" onClick={() => void gate.sync()} disabled={syncing}>
          {t('checkIn.sync')}
        </Button>
        {waiting === 0 && (
          <Button type="button" size="small" look="quiet" onClick={() => void forget()}>
            {t('checkIn.forget')}
          </Button>
        )}
      </div>
      {!store && <p className="text-sm">{t('checkIn.keepsNothing')}</p>}
    </div>
  )
}

const FOUND = 20

/** Finds somebody who has neither code nor number. */
export function GateSearch({ gate, admit }: { gate: Gate; admit(number: string): void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const found = gate.find(text, FOUND)
  return (
    <div className="grid gap-2">
      <Field id="find-visitor" label={t('checkIn.find')} hint={t('checkIn.findHint')}>
        <Input
          id="find-visitor"
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          maxLength={80}
          autoComplete="off"
        />
      </Field>
      {text.trim() !== '' && (
        <ul className="panel divide-line divide-y" aria-label={t('checkIn.found')}>
          {found.map((visitor) => (
            <li key={visitor.number} className="flex items-center justify-between gap-3 px-4 py-2">
              <div className="min-w-0">
                <p className="font-semibold break-words">{visitor.name}</p>
                <p className="text-muted text-sm break-words">
                  {[visitor.organisation, shownNumber(visitor.number)].filter(Boolean).join(' · ')}
                </p>
              </div>
              <Button
                type="button"
                aria-label={`${t('checkIn.letIn')}: ${visitor.name}`}
                onClick={() => {
                  setText('')
                  admit(visitor.number)
                }}
              >
                {t('checkIn.letIn')}
              </Button>
            </li>
          ))}
          {found.length === 0 && <li className="text-muted px-4 py-3">{t('checkIn.nobodyFound')}</li>}
        </ul>
      )}
    </div>
  )
}

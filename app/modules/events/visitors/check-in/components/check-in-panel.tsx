import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '~/locales/format'
import { langOf } from '~/locales/lang'
import { type FormState, useLocation } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'
import { shownNumber } from '../../ticket-number'
import type { Verdict } from '../verdict'
import { CameraPanel } from './camera-panel'
import type { CheckInView } from './check-in-view'
import type { Gate } from './gate'
import { GateSearch, GateStatus } from './gate-status'
import { useGate } from './use-gate'
import { toneOf, useVerdictWords, VerdictCard } from './verdict-card'

/**
 * Letting people in: by the camera, a hand scanner or the number. With scripts it works on what the device carries
 * along; without them each ticket is a form.
 */
export function CheckInPanel({ view, state }: { view: CheckInView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const { gate, store, online, kept } = useGate(view)
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const form = useRef<HTMLFormElement>(null)

  const present = async (judge: (gate: Gate) => Promise<Verdict>) => {
    if (!gate) return
    const fields = new FormData(form.current ?? undefined)
    await gate.setGate(String(fields.get('gate') ?? '').trim() || view.gate)
    const said = await judge(gate)
    setVerdict(said)
    // Felt in a noisy hall.
    navigator.vibrate?.(said.word === 'entered' ? 80 : [80, 60, 80, 60, 80])
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (!gate) return
    event.preventDefault()
    const field = event.currentTarget.elements.namedItem('ticket') as HTMLInputElement
    const text = field.value
    field.value = ''
    field.focus()
    if (text.trim() !== '') void present((at) => at.present(text))
  }

  return (
    <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-4">
      <GateStatus gate={gate} store={store} online={online} kept={kept} path={view.path} query={view.query} />
      {gate && <CameraPanel found={(text) => void present((at) => at.present(text))} />}
      <div aria-live="assertive" className="empty:hidden">
        {verdict ? (
          <Said
            verdict={verdict}
            stop={verdict.stopId === null ? '' : (gate?.nameOfStop(verdict.stopId) ?? '')}
            atStop={view.stopId !== null}
          />
        ) : (
          view.scan && !state && <Answered view={view} />
        )}
      </div>
      <ActionForm
        state={state}
        formRef={form}
        onSubmit={onSubmit}
        data-document=""
        className="panel p-4"
        autoComplete="off"
      >
        <input type="hidden" name="clientId" value={view.clientId} />
        <TextField
          name="ticket"
          label={t('checkIn.ticket')}
          hint={t('checkIn.ticketHint')}
          maxLength={200}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required={gate === null}
        />
        <TextField
          key={gate?.gate || view.gate}
          name="gate"
          label={t('checkIn.gate')}
          defaultValue={gate?.gate || view.gate}
          maxLength={40}
          required
        />
        <Button look="main" className="min-h-14 text-lg">
          {t('checkIn.letIn')}
        </Button>
      </ActionForm>
      {gate && <GateSearch gate={gate} admit={(number) => void present((at) => at.admit(number))} />}
      {gate && <Lately gate={gate} />}
    </div>
  )
}

/** `stop`: of a ticket for another one, its name. */
function Said({ verdict, stop, atStop }: { verdict: Verdict; stop: string; atStop: boolean }) {
  const { t } = useTranslation()
  const word = useVerdictWords()
  const lang = langOf(useLocation().pathname)
  const { visitor, before, number } = verdict
  return (
    <VerdictCard
      tone={toneOf(verdict.word)}
      title={word(verdict.word)}
      name={visitor?.name ?? ''}
      lines={[
        [
          visitor?.organisation,
          visitor && t(visitor.team ? 'visitor.kind_team' : 'visitor.kind_professional'),
        ]
          .filter(Boolean)
          .join(' · '),
        number ? shownNumber(number) : '',
        stop && t('checkIn.forStop', { stop }),
        verdict.word === 'unknown' && atStop ? t('checkIn.maybeElsewhere') : '',
        before ? t('checkIn.before', { gate: before.gate, time: formatClock(before.at, lang) }) : '',
        verdict.word === 'entered' && !visitor ? t('checkIn.notListed') : '',
        verdict.checked ? '' : t('checkIn.unchecked'),
      ]}
    />
  )
}

/** What the form was answered with, where there are no scripts. */
function Answered({ view: { scan } }: { view: CheckInView }) {
  const word = useVerdictWords()
  return (
    scan && (
      <VerdictCard
        tone={toneOf(scan.result)}
        title={word(scan.result)}
        name={scan.name}
        lines={[scan.about, scan.first ?? '']}
      />
    )
  )
}

const SHOWN = 12

/** What this device has scanned, the last first, and what the server found out of it later. */
function Lately({ gate }: { gate: Gate }) {
  const { t } = useTranslation()
  const word = useVerdictWords()
  const lang = langOf(useLocation().pathname)
  const last = gate.scans.slice(-SHOWN).reverse()
  if (last.length === 0) return null
  return (
    <>
      {gate.reports.length > 0 && (
        <section aria-labelledby="reports-title" className="grid gap-2">
          <h3 id="reports-title" className="text-base">
            {t('checkIn.reports')}
          </h3>
          <ul className="panel divide-line divide-y" aria-live="polite">
            {gate.reports.map(({ scan, result, first }) => (
              <li key={scan.id} className="grid gap-0.5 px-4 py-2">
                <p className="flex flex-wrap gap-x-3">
                  <span className="tag tag-fail">{word(result)}</span>
                  <span className="font-semibold">{scan.name}</span>
                  <span className="figure">{shownNumber(scan.n)}</span>
                </p>
                <p className="text-muted text-sm">
                  {t('checkIn.here', { gate: scan.g, time: formatClock(new Date(scan.t), lang) })}
                  {result === 'again' && first && (
                    <>
                      {' · '}
                      {t('checkIn.before', { gate: first.gate, time: formatClock(new Date(first.at), lang) })}
                    </>
                  )}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="lately-title" className="grid gap-2">
        <h3 id="lately-title" className="text-base">
          {t('checkIn.lately')}
        </h3>
        <ul className="panel divide-line divide-y">
          {last.map((scan) => (
            <li
              key={scan.id}
              className="flex flex-wrap items-center justify-between gap-x-3 px-4 py-2 text-sm"
            >
              <span className="flex min-w-0 flex-wrap gap-x-3">
                <span className={toneOf(scan.word) === 'pass' ? 'tag tag-pass' : 'tag tag-fail'}>
                  {word(scan.word)}
                </span>
                <span className="font-semibold">{scan.name}</span>
                <span className="figure">{shownNumber(scan.n)}</span>
              </span>
              <span className="text-muted">
                {formatClock(new Date(scan.t), lang)} · {t(scan.sent ? 'checkIn.sent' : 'checkIn.unsent')}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

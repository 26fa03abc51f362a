import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { Field, Select } from '~/ui/field'
import { ActionForm, TextAreaField } from '~/ui/form'
import { Notice } from '~/ui/notice'
import type { RequestView } from './request-view'

export type SlotChoice = { value: string; label: string; group: string }

const tones = { pass: 'pass', unknown: 'unknown', near: 'fail' } as const

/** One request: with whom, about what, when, and what its reader may do now. */
export function RequestCard({
  view,
  slots,
  state,
  heading = true,
  children,
}: {
  view: RequestView
  /** the times that can be proposed */
  slots: readonly SlotChoice[]
  state: FormState | undefined
  /** false where the page itself is headed so */
  heading?: boolean
  children?: ReactNode
}) {
  const own = state?.values.request === String(view.id) ? state : undefined
  return (
    <article className="panel grid gap-2 p-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {heading && (
          <a href={view.href} className="inline-flex min-h-11 items-center font-semibold fine:min-h-0">
            {view.other}
          </a>
        )}
        <Tag>{view.stateLabel}</Tag>
        <Tag tone={tones[view.verdict]}>{view.verdictLabel}</Tag>
        <span className="text-muted figure text-sm">{view.score}</span>
      </p>
      <p className="break-words">{view.pair}</p>
      <p className="facts">
        {view.when && <span>{view.when}</span>}
        <span>{view.asked}</span>
      </p>
      {view.text && <p className="text-sm break-words whitespace-pre-wrap">{view.text}</p>}
      {view.reason && <p className="text-muted text-sm break-words whitespace-pre-wrap">{view.reason}</p>}
      {own?.error && Object.keys(own.errors).length === 0 && (
        <Notice urgent role="alert">
          {own.error}
        </Notice>
      )}
      <RequestActs view={view} slots={slots} state={own} />
      {children}
    </article>
  )
}

function RequestActs({
  view,
  slots,
  state,
}: {
  view: RequestView
  slots: readonly SlotChoice[]
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  const { acts, id, other } = view
  const at = (act: string) => (state?.values.act === act ? state : undefined)
  const request = <input type="hidden" name="request" value={id} />
  if (!Object.values(acts).some(Boolean)) return null
  return (
    <div className="no-print flex flex-wrap items-start gap-x-4 gap-y-2">
      {acts.accept && (
        <form method="post">
          {request}
          <Button name="act" value="accept" look="main" aria-label={`${acts.accept}: ${other}`}>
            {acts.accept}
          </Button>
        </form>
      )}
      {acts.propose && slots.length > 0 && (
        <details className="open:w-full" open={at('propose') !== undefined}>
          <summary className="text-link min-h-11 cursor-pointer py-2">{t('meeting.propose')}</summary>
          <form method="post" className="flex max-w-xl flex-wrap items-end gap-3">
            {request}
            <div className="min-w-56 flex-1">
              <Field id={`propose-${id}`} label={t('meeting.slot')}>
                <Select id={`propose-${id}`} name="slot" choices={slots} />
              </Field>
            </div>
            <Button name="act" value="propose">
              {t('meeting.proposeAct')}
            </Button>
          </form>
        </details>
      )}
      {acts.decline && <Reasoned label={t('meeting.decline')} act="decline" id={id} state={at('decline')} />}
      {acts.withdraw && (
        <form method="post">
          {request}
          <Button name="act" value="withdraw" aria-label={`${t('meeting.withdraw')}: ${other}`}>
            {t('meeting.withdraw')}
          </Button>
        </form>
      )}
      {acts.cancel && (
        <Reasoned
          label={t('meeting.cancel')}
          act="cancel"
          id={id}
          state={at('cancel')}
          lead={t('meeting.cancelSure')}
        />
      )}
    </div>
  )
}

/** A no: closed until it is looked for, and with a reason. */
export function Reasoned({
  label,
  act,
  id,
  state,
  lead,
}: {
  label: string
  act: 'decline' | 'cancel'
  id: number
  state: FormState | undefined
  lead?: string
}) {
  const { t } = useTranslation()
  return (
    <details className="open:w-full" open={state !== undefined}>
      <summary className="text-link min-h-11 cursor-pointer py-2">{label}</summary>
      <ActionForm state={state} className="max-w-xl" prefix={`${act}-${id}-`}>
        <input type="hidden" name="request" value={id} />
        {lead && <p className="text-muted text-sm">{lead}</p>}
        <TextAreaField name="reason" label={t('meeting.reason')} rows={2} maxLength={500} required />
        <Button name="act" value={act} className="justify-self-start">
          {label}
        </Button>
      </ActionForm>
    </details>
  )
}

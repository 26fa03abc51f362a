import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, TextAreaField } from '~/ui/form'
import { MAX_TEXT } from '../../meeting'
import { meetingOutcomes, type NoteLine, nextSteps, ratings } from '../record'
import type { Notebook } from './use-notebook'

/** What a side has noted of a meeting, as the server has it. */
export type RecordView = {
  request: number
  other: string
  /** the page of the meeting, which takes the form where there are no scripts */
  href: string
  outcome: string
  outcomeLabel: string
  nextStep: string
  rating: string
  note: string
  /** in words; null: not recorded yet */
  recorded: string | null
  /** the introduction that came of it */
  introductionHref: string | null
}

/**
 * What a meeting came to: an outcome and a next step, each one tap. With a notebook it is kept on the device and sent when it
 * can be; without scripts it is a form.
 */
export function RecordForm({
  view,
  notebook,
  links,
  state,
}: {
  view: RecordView
  notebook: Notebook | null
  /** the way to the introduction that came of it is told here */
  links: boolean
  state?: FormState | undefined
}) {
  const { t } = useTranslation()
  const own = state?.values.act === 'record' ? state : undefined
  const last = notebook?.lastOf(view.request) ?? null
  const kept = last && !last.answer?.refused ? last : null
  const values: Record<'outcome' | 'nextStep' | 'rating' | 'note', string> = kept
    ? { outcome: kept.o, nextStep: kept.s, rating: kept.g === null ? '' : String(kept.g), note: kept.n }
    : view
  const chosen = (name: keyof typeof values) => String(own?.values[name] ?? values[name])
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (!notebook) return
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const text = (name: string) => String(fields.get(name) ?? '')
    void notebook.note(
      {
        r: view.request,
        o: text('outcome') as NoteLine['o'],
        s: text('nextStep') as NoteLine['s'],
        g: Number(text('rating')) || null,
        n: text('note').trim(),
      },
      view.other,
    )
  }
  return (
    <ActionForm
      // What was kept on the device is there only once the page has come to life.
      key={notebook ? 'kept' : 'sent'}
      state={own}
      action={view.href}
      prefix={`record-${view.request}-`}
      onSubmit={onSubmit}
    >
      <Taps
        legend={t('meeting.outcome')}
        name="outcome"
        chosen={chosen('outcome')}
        choices={meetingOutcomes.map((each) => [each, t(`meeting.outcome_${each}`)])}
        required
      />
      <Taps
        legend={t('meeting.nextStep')}
        name="nextStep"
        chosen={chosen('nextStep')}
        choices={nextSteps.map((each) => [each, t(`meeting.step_${each}`)])}
        required
      />
      <Taps
        legend={t('meeting.rating')}
        name="rating"
        chosen={chosen('rating')}
        choices={ratings.map((each) => [String(each), String(each)])}
      />
      <TextAreaField
        name="note"
        label={t('meeting.note')}
        defaultValue={values.note}
        rows={2}
        maxLength={MAX_TEXT}
      />
      <p className="flex flex-wrap items-center gap-3">
        <Button name="act" value="record" look="main">
          {t('meeting.keep')}
        </Button>
        <span role="status" className="text-muted flex flex-wrap items-center gap-3 text-sm empty:hidden">
          <Standing view={view} last={last} links={links} />
        </span>
      </p>
    </ActionForm>
  )
}

/** How the record stands: it waits on the device, came to something, or was refused. */
function Standing({
  view,
  last,
  links,
}: {
  view: RecordView
  last: ReturnType<Notebook['lastOf']>
  links: boolean
}) {
  const { t } = useTranslation()
  if (last && !last.sent) return <span className="tag tag-unknown">{t('meeting.unsent')}</span>
  if (last?.answer?.refused) return <span className="tag tag-fail">{t('meeting.refusedTag')}</span>
  const href = last?.answer?.introductionHref ?? view.introductionHref
  return (
    <>
      {last?.answer?.said || view.recorded}
      {links && href && <a href={href}>{t('meeting.introductionLink')}</a>}
    </>
  )
}

function Taps({
  legend,
  name,
  choices,
  chosen,
  required,
}: {
  legend: string
  name: string
  choices: readonly (readonly [value: string, label: string])[]
  chosen: string
  required?: boolean
}) {
  return (
    <fieldset className="grid gap-1">
      <legend className="text-sm">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {choices.map(([value, label]) => (
          <label
            key={value}
            className="border-line-strong has-checked:border-signal has-checked:bg-signal-soft inline-flex min-h-11 min-w-11 cursor-pointer items-center gap-2 rounded border px-3"
          >
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={chosen === value}
              required={required}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

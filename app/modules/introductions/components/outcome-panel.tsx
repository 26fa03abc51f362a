import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, SelectField, TextAreaField, TextField } from '~/ui/form'
import { Icon } from '~/ui/icon'
import { Section } from '~/ui/section'
import { lostReasons, type Outcome } from '../outcomes/outcome'
import type { OutcomePageView } from './outcome-page-view'

/** How the introduction ended, or the ways in which this side may end it: each unfolds its own form. */
export function OutcomePanel({ view, state }: { view: OutcomePageView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const { ending, ends } = view
  return (
    <Section id="outcome" title={t('outcome.title')} lead={ending ? null : t('outcome.lead')}>
      {view.met && <p className="facts">{view.met}</p>}
      {ending && (
        <div className="panel grid gap-1 p-4">
          <p className="text-lg font-semibold">{t(`outcome.outcome_${ending.outcome}`)}</p>
          <p className="facts">
            <span>{ending.by}</span>
            {ending.facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </p>
          {ending.failings.length > 0 && (
            <ul className="list-disc pl-5">
              {ending.failings.map((failing) => (
                <li key={failing}>{failing}</li>
              ))}
            </ul>
          )}
          {ending.text && <p className="break-words whitespace-pre-wrap">{ending.text}</p>}
        </div>
      )}
      {!ending && ends.length === 0 && <p className="panel text-muted px-4 py-3">{t('outcome.notYet')}</p>}
      {ends.map((outcome) => (
        <details key={outcome} className="group panel" open={state?.values.outcome === outcome} name="ends">
          <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-3 px-4 py-2 font-semibold">
            {t(`outcome.end_${outcome}`)}
            <Icon name="down" className="size-5 group-open:rotate-180" />
          </summary>
          <EndForm
            outcome={outcome}
            view={view}
            state={state?.values.outcome === outcome ? state : undefined}
          />
        </details>
      ))}
    </Section>
  )
}

function EndForm({
  outcome,
  view,
  state,
}: {
  outcome: Outcome
  view: OutcomePageView
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  const chosen = state?.values.failing
  const ticked = new Set(
    chosen === undefined ? view.gates.filter(({ failed }) => failed).map(({ key }) => key) : [chosen].flat(),
  )
  return (
    <ActionForm state={state} className="max-w-2xl px-4 pb-4">
      <input type="hidden" name="outcome" value={outcome} />
      {outcome === 'agreed' && (
        <>
          <TextField
            name="quantity"
            label={t('outcome.quantity')}
            hint={t('outcome.quantityHint')}
            defaultValue={view.quantity}
            inputMode="numeric"
            maxLength={6}
            required
          />
          <TextField
            name="value"
            label={t('outcome.value')}
            hint={t('outcome.valueHint')}
            defaultValue={view.value}
            inputMode="decimal"
            maxLength={20}
          />
          <label className="check-row">
            <input type="checkbox" name="meets" value="yes" defaultChecked={state?.values.meets === 'yes'} />
            <span>{t('outcome.meets')}</span>
          </label>
        </>
      )}
      {outcome === 'not_suitable' && view.gates.length > 0 && (
        <fieldset className="grid gap-1">
          <legend className="text-sm">{t('outcome.failing')}</legend>
          {view.gates.map(({ key, text }) => (
            <label key={key} className="check-row">
              <input type="checkbox" name="failing" value={key} defaultChecked={ticked.has(key)} />
              <span>{text}</span>
            </label>
          ))}
          {state?.errors.failing && <p className="text-fail-ink text-sm">{state.errors.failing}</p>}
        </fieldset>
      )}
      {outcome === 'lost' && (
        <SelectField
          name="reason"
          label={t('outcome.reason')}
          choices={[
            { value: '', label: t('admin.choose') },
            ...lostReasons.map((value) => ({ value, label: t(`outcome.reason_${value}`) })),
          ]}
          required
        />
      )}
      <TextAreaField name="text" label={t('outcome.text')} rows={3} maxLength={2_000} />
      <Button name="act" value="end" look="main" className="justify-self-start">
        {t('outcome.end')}
      </Button>
    </ActionForm>
  )
}

import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { ActionForm, SelectField, TextAreaField, TextField } from '~/ui/form'
import { Section } from '~/ui/section'
import { type TrialEvent, trialKinds, trialResults } from '../trials/trial'
import type { OutcomePageView, TrialView } from './outcome-page-view'

/** The trial that is talked of or agreed, what can be done with it, and those before. */
export function TrialPanel({ view, state }: { view: OutcomePageView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const { live, past, proposes } = view
  const held = past.filter((trial) => trial.state === 'held')
  const gone = past.filter((trial) => trial.state !== 'held')
  const of = (act: string) => (state?.values.act === act ? state : undefined)
  return (
    <Section id="trial" title={t('outcome.trialTitle')} lead={t('outcome.trialLead')}>
      {live && (
        <article className="panel grid gap-3 p-4">
          <TrialFacts trial={live} />
          {live.acts.includes('agree') && (
            <div className="flex flex-wrap items-start gap-3">
              <ActForm trial={live.id} act="agree" state={of('agree')} main />
              <ActForm trial={live.id} act="decline" state={of('decline')} text />
            </div>
          )}
          {live.acts.includes('cancel') && (
            <ActForm trial={live.id} act="cancel" state={of('cancel')} text={live.state === 'agreed'} />
          )}
          {live.acts.includes('record') && <RecordForm trial={live} state={of('record')} />}
        </article>
      )}
      {held.map((trial) => (
        <article key={trial.id} className="panel p-4">
          <TrialFacts trial={trial} />
        </article>
      ))}
      {!live && !proposes && past.length === 0 && (
        <p className="panel text-muted px-4 py-3">{t('outcome.noTrial')}</p>
      )}
      {proposes &&
        (live || held.length > 0 ? (
          <details open={of('propose') !== undefined}>
            <summary className="text-link min-h-11 cursor-pointer py-2">
              {t(live ? 'outcome.counter' : 'outcome.another')}
            </summary>
            <ProposeForm view={view} state={of('propose')} />
          </details>
        ) : (
          <ProposeForm view={view} state={of('propose')} />
        ))}
      {gone.length > 0 && (
        <details>
          <summary className="text-link min-h-11 cursor-pointer py-2">
            {t('outcome.pastTrials', { n: gone.length })}
          </summary>
          <ul className="grid gap-3">
            {gone.map((trial) => (
              <li key={trial.id} className="panel p-4">
                <TrialFacts trial={trial} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  )
}

function TrialFacts({ trial }: { trial: TrialView }) {
  const { t } = useTranslation()
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <Tag tone={trial.state === 'proposed' ? 'signal' : trial.state === 'agreed' ? 'strong' : 'plain'}>
          {t(`outcome.trial_${trial.state}`)}
        </Tag>
        <span className="font-semibold">{t(`outcome.kind_${trial.kind}`)}</span>
      </p>
      <p className="facts">
        <span>{trial.days}</span>
        <span>{trial.place}</span>
        <span>{trial.line}</span>
      </p>
      <p className="break-words whitespace-pre-wrap">
        <span className="text-muted">{t('outcome.measures')}: </span>
        {trial.measures}
      </p>
      {trial.answer && <p className="text-muted break-words whitespace-pre-wrap">{trial.answer}</p>}
      {trial.result && (
        <p className="break-words whitespace-pre-wrap">
          <strong>{t(`outcome.result_${trial.result}`)}</strong> {trial.resultText}
        </p>
      )}
    </div>
  )
}

function ActForm({
  trial,
  act,
  state,
  main = false,
  text = false,
}: {
  trial: number
  act: Extract<TrialEvent, 'agree' | 'decline' | 'cancel'>
  state: FormState | undefined
  main?: boolean
  text?: boolean
}) {
  const { t } = useTranslation()
  return (
    <ActionForm state={state} className="gap-2">
      <input type="hidden" name="trial" value={trial} />
      {text && <TextField name="text" label={t('outcome.why')} maxLength={1_000} />}
      <Button name="act" value={act} look={main ? 'main' : 'plain'} className="justify-self-start">
        {t(`outcome.act_${act}`)}
      </Button>
    </ActionForm>
  )
}

function ProposeForm({ view, state }: { view: OutcomePageView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const { live } = view
  return (
    <ActionForm state={state} className="panel max-w-2xl p-4">
      <input type="hidden" name="trial" value={live?.id ?? ''} />
      <SelectField
        name="kind"
        label={t('outcome.kind')}
        defaultValue={live?.fields.kind}
        choices={trialKinds.map((value) => ({ value, label: t(`outcome.kind_${value}`) }))}
        required
      />
      <TextField
        name="place"
        label={t('outcome.place')}
        hint={t('outcome.placeHint')}
        defaultValue={live?.fields.place}
        maxLength={200}
        required
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          name="beginsOn"
          label={t('outcome.beginsOn')}
          type="date"
          min={view.today}
          defaultValue={live?.fields.beginsOn}
          required
        />
        <TextField
          name="endsOn"
          label={t('outcome.endsOn')}
          hint={t('outcome.endsOnHint')}
          type="date"
          min={view.today}
          defaultValue={live?.fields.endsOn}
        />
      </div>
      <TextAreaField
        name="measures"
        label={t('outcome.measures')}
        hint={t('outcome.measuresHint')}
        defaultValue={live?.fields.measures}
        maxLength={2_000}
        required
      />
      <Button name="act" value="propose" className="justify-self-start">
        {t(live ? 'outcome.proposeOther' : 'outcome.propose')}
      </Button>
    </ActionForm>
  )
}

function RecordForm({ trial, state }: { trial: TrialView; state: FormState | undefined }) {
  const { t } = useTranslation()
  return (
    <ActionForm state={state} className="border-line gap-3 border-t pt-3">
      <input type="hidden" name="trial" value={trial.id} />
      <SelectField
        name="result"
        label={t('outcome.result')}
        choices={[
          { value: '', label: t('admin.choose') },
          ...trialResults.map((value) => ({ value, label: t(`outcome.result_${value}`) })),
        ]}
        required
      />
      <TextAreaField
        name="resultText"
        label={t('outcome.resultText')}
        hint={t('outcome.resultHint')}
        maxLength={4_000}
        required
      />
      <Button name="act" value="record" look="main" className="justify-self-start">
        {t('outcome.act_record')}
      </Button>
    </ActionForm>
  )
}

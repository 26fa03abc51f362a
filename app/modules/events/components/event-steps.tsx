import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import { CancelPanel } from './cancel-panel'
import type { EventStep } from './event-steps-view'

/** The way from a draft to booths that can be taken, step by step. */
export function EventSteps({
  title,
  steps,
  state,
  writes,
}: {
  title: string
  steps: EventStep[]
  state: FormState | undefined
  writes: boolean
}) {
  const { t } = useTranslation()
  return (
    <Section id="steps" title={title}>
      {state?.error && state.values.act !== 'cancel' && (
        <Notice urgent role="alert">
          {state.error}
        </Notice>
      )}
      <ol className="panel divide-line divide-y">
        {steps.map(({ name, label, done, text, href, act }, index) => (
          <li key={name} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
            <div className="grid min-w-0 gap-0.5">
              <p className="font-medium">
                {index + 1}. {href ? <a href={href}>{label}</a> : label}{' '}
                {done && <span className="tag tag-pass">✓ {t('eventWork.done')}</span>}
              </p>
              {text && <p className="text-muted text-sm">{text}</p>}
            </div>
            {act && writes && (
              <form method="post">
                <Button look="main" name="act" value={act}>
                  {t(`eventWork.${act}`)}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** Calling an event off. */
export function EventActs({ state }: { state: FormState | undefined }) {
  const { t } = useTranslation()
  return (
    <CancelPanel
      label={t('eventWork.cancel')}
      lead={t('eventWork.cancelLead')}
      state={state?.values.act === 'cancel' ? state : undefined}
    />
  )
}

import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button, ButtonLink } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { ActionForm, TextAreaField, TextField } from '~/ui/form'
import { OutcomeMark } from '~/ui/outcome'
import { MAX_ASKED } from '../quote'

export type RequestChoice = {
  offeringId: number
  name: string
  href: string
  enterprise: string
  price: string | null
  fit: string | null
  outcome: 'pass' | 'unknown' | 'fail' | null
  /** what there is with it already */
  standing: 'asked' | 'quoted' | 'introduced' | null
  chosen: boolean
}

/** Asking several enterprises for quotes at once. */
export function RequestForm({
  choices,
  quantity,
  today,
  back,
  state,
}: {
  choices: readonly RequestChoice[]
  quantity: string
  today: string
  back: string
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  const sent = state?.values.offering
  const ticked = sent === undefined ? null : new Set([sent].flat())
  return (
    <ActionForm state={state} className="max-w-3xl">
      <fieldset className="grid gap-2" id="field-offering">
        <legend className="mb-1 font-semibold">{t('quote.choose')}</legend>
        {state?.errors.offering && <p className="text-fail-ink text-sm">{state.errors.offering}</p>}
        <ul className="panel">
          {choices.map((choice) => (
            <li key={choice.offeringId} className="border-line border-b px-4 py-2 last:border-b-0">
              <label className="check-row items-start" id={`field-offering-${choice.offeringId}`}>
                <input
                  type="checkbox"
                  name="offering"
                  value={choice.offeringId}
                  defaultChecked={ticked ? ticked.has(String(choice.offeringId)) : choice.chosen}
                />
                <span className="grid min-w-0 gap-0.5">
                  <span className="flex flex-wrap items-center gap-x-2">
                    <span className="font-semibold">{choice.name}</span>
                    {choice.standing && <Tag>{t(`quote.${choice.standing}`)}</Tag>}
                  </span>
                  <span className="facts text-sm">
                    <span>{choice.enterprise}</span>
                    {choice.price && <span>{choice.price}</span>}
                    {choice.fit && (
                      <span className="inline-flex items-center gap-1">
                        {choice.outcome && <OutcomeMark outcome={choice.outcome} small />}
                        {choice.fit}
                      </span>
                    )}
                  </span>
                  {state?.errors[`offering-${choice.offeringId}`] && (
                    <span className="text-fail-ink text-sm">
                      {state.errors[`offering-${choice.offeringId}`]}
                    </span>
                  )}
                </span>
              </label>
            </li>
          ))}
        </ul>
        <p className="text-muted text-sm">{t('quote.askLead', { n: MAX_ASKED })}</p>
      </fieldset>
      <TextAreaField
        name="text"
        label={t('quote.askText')}
        hint={t('quote.askTextHint')}
        rows={4}
        maxLength={1_000}
        required
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="quantity"
          label={t('quote.askQuantity')}
          inputMode="numeric"
          maxLength={6}
          defaultValue={quantity}
        />
        <TextField name="replyBy" type="date" label={t('quote.askReplyBy')} min={today} />
      </div>
      <p className="flex flex-wrap gap-3">
        <Button look="main">{t('quote.ask')}</Button>
        <ButtonLink href={back} look="quiet">
          {t('introduction.back')}
        </ButtonLink>
      </p>
    </ActionForm>
  )
}

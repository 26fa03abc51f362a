import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, TextAreaField } from '~/ui/form'
import { steps } from '../challenge'

/** A reviewer's own rating: a step on each axis, and why. */
export function RateForm({
  mine,
  state,
}: {
  mine: { urgency: number | null; difficulty: number | null; rationale: string }
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  return (
    <ActionForm state={state} className="panel max-w-3xl p-4">
      <input type="hidden" name="act" value="rate" />
      <div className="grid gap-4 sm:grid-cols-2">
        {(['urgency', 'difficulty'] as const).map((axis) => {
          const sent = state?.values[axis]
          const chosen = typeof sent === 'string' ? sent : String(mine[axis])
          return (
            <fieldset key={axis} id={`field-${axis}`}>
              <legend className="mb-1 font-semibold">{t(`challenge.${axis}`)}</legend>
              {state?.errors[axis] && (
                <p className="text-signal-ink text-sm font-medium">{state.errors[axis]}</p>
              )}
              {[...steps].reverse().map((step) => (
                <label key={step} className="hover:bg-sunken flex min-h-11 items-center gap-2 rounded px-1">
                  <input
                    type="radio"
                    name={axis}
                    value={step}
                    defaultChecked={chosen === String(step)}
                    className="size-5 fine:size-4"
                    required
                  />
                  <span className="font-semibold">{step}</span>
                  {t(`challenge.${axis}_${step}`)}
                </label>
              ))}
            </fieldset>
          )
        })}
      </div>
      <TextAreaField
        name="rationale"
        label={t('challengeWork.rationale')}
        hint={t('challengeWork.rationaleHint')}
        defaultValue={mine.rationale}
        rows={3}
        maxLength={1_000}
        required
      />
      <p>
        <Button look="main">{t('challengeWork.rate')}</Button>
      </p>
    </ActionForm>
  )
}

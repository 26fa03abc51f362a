import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import type { SignUpView } from './sign-up-view'

/** The stops to which one thing does not come, where there are several to choose from. */
export function LeftOutChoices({
  thing,
  view,
  state,
}: {
  thing: { id: number; name: string }
  view: Pick<SignUpView, 'stops' | 'leftOut'>
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  const stops = view.stops.filter(({ choosable }) => choosable)
  if (stops.length < 2) return null
  const name = `leftOut-${thing.id}`
  const left = new Set(state ? [state.values[name] ?? []].flat() : (view.leftOut[thing.id] ?? []))
  return (
    <details open={left.size > 0} className="pb-2 pl-7">
      <summary
        className="text-link min-h-11 cursor-pointer py-2 text-sm"
        aria-label={`${t('signUp.leftOut')}: ${thing.name}`}
      >
        {t('signUp.leftOut')}
      </summary>
      <fieldset className="grid min-w-0 gap-x-4 sm:grid-cols-2">
        <legend className="text-muted text-sm">{t('signUp.leftOutHint')}</legend>
        {stops.map((stop) => (
          <label key={stop.id} className="check-row">
            <input type="checkbox" name={name} value={stop.id} defaultChecked={left.has(String(stop.id))} />
            <span className="text-sm">{stop.title}</span>
          </label>
        ))}
      </fieldset>
    </details>
  )
}

import { useTranslation } from 'react-i18next'
import { signUpLooks } from './sign-up-looks'
import type { SignUpStopRow } from './sign-up-view'

/** The stops of a tour to choose from, with how the organisation stands at each where it signs up. */
export function SignUpStops({
  stops,
  legend,
  hint,
  ticked,
  error,
}: {
  stops: readonly SignUpStopRow[]
  legend: string
  hint?: string
  ticked?: ReadonlySet<string> | null
  error?: string | undefined
}) {
  const { t } = useTranslation()
  return (
    <fieldset className="grid min-w-0 gap-1" id="field-stops">
      <legend className="font-semibold">{legend}</legend>
      {hint && <p className="text-muted text-sm">{hint}</p>}
      {error && <p className="text-signal-ink text-sm font-medium">{error}</p>}
      <ul className="panel divide-line divide-y px-3">
        {stops.map((stop) => (
          <li key={stop.id} className="flex flex-wrap items-center justify-between gap-x-3 py-1">
            <label className="check-row items-start">
              <input
                type="checkbox"
                name="stops"
                value={stop.id}
                disabled={!stop.choosable}
                defaultChecked={ticked ? ticked.has(String(stop.id)) : stop.chosen}
              />
              <span className="grid min-w-0">
                <span className="font-medium">{stop.title}</span>
                <span className="text-muted text-sm font-normal">{stop.facts.join(' · ')}</span>
                {stop.reason && <span className="text-sm break-words">{stop.reason}</span>}
              </span>
            </label>
            <span className="flex items-center gap-3">
              {stop.stateWords && (
                <span className={stop.state ? signUpLooks[stop.state] : 'tag tag-fail'}>
                  {stop.stateWords}
                </span>
              )}
              {stop.meetingsHref && (
                <a
                  href={stop.meetingsHref}
                  className="inline-flex min-h-11 items-center text-sm"
                  aria-label={`${t('event.meetingsLink')}: ${stop.title}`}
                >
                  {t('event.meetingsLink')}
                </a>
              )}
              <a
                href={stop.href}
                className="inline-flex min-h-11 items-center text-sm"
                aria-label={`${t('signUp.stopPage')}: ${stop.title}`}
              >
                {t('signUp.stopPage')}
              </a>
            </span>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

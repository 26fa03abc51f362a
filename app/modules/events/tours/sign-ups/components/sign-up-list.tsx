import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, TextAreaField } from '~/ui/form'
import type { SignUpState } from '../sign-up'
import { signUpLooks } from './sign-up-looks'

export type SignUpRow = {
  id: number
  name: string
  state: SignUpState
  stateWords: string
  reason: string
  facts: string[]
  people: string[]
  note: string
  brought: { key: string; href: string; title: string; facts: string }[]
  removes: boolean
  restores: boolean
}

/** Who signed up for a stop, with what each brings, and the organizer's word on them. */
export function SignUpList({
  rows,
  writes,
  state,
}: {
  rows: readonly SignUpRow[]
  writes: boolean
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  return (
    <ul className="grid gap-3">
      {rows.map((row) => {
        const own = state?.values.signUp === String(row.id) ? state : undefined
        return (
          <li key={row.id} className="panel grid gap-2 p-4">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-semibold">{row.name}</span>
              <span className={signUpLooks[row.state]}>{row.stateWords}</span>
            </p>
            <p className="facts">
              {row.facts.map((fact) => (
                <span key={fact}>{fact}</span>
              ))}
            </p>
            <ul className="grid text-sm">
              {row.brought.map((each) => (
                <li key={each.key} className="flex flex-wrap items-baseline gap-x-2">
                  <a href={each.href} className="inline-flex min-h-11 items-center fine:min-h-0">
                    {each.title}
                  </a>
                  <span className="text-muted">{each.facts}</span>
                </li>
              ))}
            </ul>
            {row.people.length > 0 && <p className="text-sm">{row.people.join(t('site.listJoin'))}</p>}
            {row.note && <p className="break-words whitespace-pre-wrap">{row.note}</p>}
            {row.reason && <p className="text-muted text-sm break-words whitespace-pre-wrap">{row.reason}</p>}
            {own?.error && !own.errors.reason && (
              <p role="alert" className="text-signal-ink text-sm font-medium">
                {own.error}
              </p>
            )}
            {writes && row.restores && (
              <form method="post">
                <input type="hidden" name="signUp" value={row.id} />
                <Button name="act" value="restore" aria-label={`${t('signUp.restore')}: ${row.name}`}>
                  {t('signUp.restore')}
                </Button>
              </form>
            )}
            {writes && row.removes && (
              <details open={own?.values.act === 'remove'} className="open:w-full">
                <summary className="text-link min-h-11 cursor-pointer py-2">{t('signUp.remove')}</summary>
                <ActionForm state={own} className="max-w-2xl" prefix={`sign-up-${row.id}-`}>
                  <input type="hidden" name="signUp" value={row.id} />
                  <TextAreaField
                    name="reason"
                    label={t('signUp.reason')}
                    rows={2}
                    maxLength={1_000}
                    required
                  />
                  <Button name="act" value="remove" className="justify-self-start">
                    {t('signUp.remove')}
                  </Button>
                </ActionForm>
              </details>
            )}
          </li>
        )
      })}
    </ul>
  )
}

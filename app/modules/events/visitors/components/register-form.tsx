import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import type { Choice } from '~/ui/field'
import { ActionForm, SelectField, TextField } from '~/ui/form'
import { SignUpStops } from '../../tours/sign-ups/components/sign-up-stops'
import type { SignUpStopRow } from '../../tours/sign-ups/components/sign-up-view'
import { COLLEAGUE_ROWS } from '../visitor'

export type TicketLine = {
  href: string
  name: string
  about: string
  number: string
  tag: string
  cancelled: boolean
}

export type RegisterView = {
  open: boolean
  /** why nobody can register now */
  closed: string | null
  /** whether the viewer has no ticket of their own yet */
  self: boolean
  values: { name: string; email: string; organisation: string }
  organisations: readonly Choice[]
  /** of a tour */
  stops: SignUpStopRow[]
  tickets: TicketLine[]
}

/** The tickets that somebody has for an event, their own first. */
export function TicketLines({ tickets }: { tickets: readonly TicketLine[] }) {
  const { t } = useTranslation()
  return (
    <ul className="panel divide-line divide-y">
      {tickets.map((ticket) => (
        <li key={ticket.href} className="flex flex-wrap items-center justify-between gap-x-4 px-4 py-2">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-3">
              <a href={ticket.href} className="inline-flex min-h-11 items-center font-semibold">
                {ticket.name}
              </a>
              <span className="tag">{ticket.tag}</span>
              {ticket.cancelled && <span className="tag tag-fail">{t('visitor.state_cancelled')}</span>}
            </p>
            <p className="text-muted text-sm break-words">{ticket.about}</p>
          </div>
          <p className="figure">{ticket.number}</p>
        </li>
      ))}
    </ul>
  )
}

/** Registers oneself and colleagues. A colleague's row that is left empty is nobody. */
export function RegisterForm({ view, state }: { view: RegisterView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const { values } = view
  const tour = view.stops.length > 0
  // Sent without the box, it stays unticked.
  const self = state ? state.values.self === 'yes' : true
  const rows = Array.from({ length: COLLEAGUE_ROWS }, (_, row) => row + 1)
  const filled = rows.some((row) => state?.values[`name${row}`] || state?.errors[`name${row}`])
  return (
    <ActionForm state={state} className="panel gap-5 p-4">
      {view.stops.length > 0 && (
        <SignUpStops
          legend={t('visitor.stops')}
          hint={t('visitor.stopsHint')}
          stops={view.stops}
          ticked={state ? new Set([state.values.stops ?? []].flat()) : null}
          error={state?.errors.stops}
        />
      )}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField
          name="organisation"
          label={t('visitor.organisation')}
          hint={t(tour ? 'visitor.organisationHintTour' : 'visitor.organisationHint')}
          choices={view.organisations}
          defaultValue={values.organisation}
        />
        <TextField
          name="organisationName"
          label={t('visitor.organisationName')}
          hint={t('visitor.organisationNameHint')}
          maxLength={80}
          autoComplete="organization"
        />
      </div>
      {view.self && (
        <fieldset className="grid gap-3">
          <legend className="mb-1 font-semibold">{t('visitor.self')}</legend>
          <label className="check-row">
            <input type="checkbox" name="self" value="yes" defaultChecked={self} />
            <span>{t('visitor.selfComes')}</span>
          </label>
          <PersonFields row={0} name={values.name} email={values.email} />
        </fieldset>
      )}
      <details open={filled || !view.self}>
        <summary className="text-link min-h-11 cursor-pointer py-2 font-semibold">
          {t('visitor.colleagues')}
        </summary>
        <div className="grid gap-5 pt-2">
          <p className="text-muted text-sm">{t('visitor.colleaguesHint', { n: COLLEAGUE_ROWS })}</p>
          {rows.map((row) => (
            <fieldset key={row} className="border-line grid gap-3 border-t pt-3">
              <legend className="sr-only">{t('visitor.colleagueN', { n: row })}</legend>
              <PersonFields row={row} />
            </fieldset>
          ))}
        </div>
      </details>
      <div className="grid gap-1">
        <label className="check-row">
          <input id="field-agree" type="checkbox" name="agree" value="yes" required />
          <span>{t('visitor.agree')}</span>
        </label>
        {state?.errors.agree && <p className="text-signal-ink text-sm font-medium">{state.errors.agree}</p>}
        <p className="text-muted text-sm">{t(tour ? 'visitor.agreeHintTour' : 'visitor.agreeHint')}</p>
      </div>
      <Button look="main" className="justify-self-start">
        {t('visitor.submit')}
      </Button>
    </ActionForm>
  )
}

function PersonFields({ row, name, email }: { row: number; name?: string; email?: string }) {
  const { t } = useTranslation()
  const own = row === 0
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <TextField
        name={`name${row}`}
        label={t('visitor.name')}
        defaultValue={name}
        maxLength={40}
        autoComplete={own ? 'name' : 'off'}
      />
      <TextField
        name={`title${row}`}
        label={t('visitor.titleOf')}
        maxLength={40}
        autoComplete={own ? 'organization-title' : 'off'}
      />
      <TextField
        name={`phone${row}`}
        label={t('visitor.phone')}
        type="tel"
        maxLength={40}
        autoComplete={own ? 'tel' : 'off'}
      />
      <TextField
        name={`email${row}`}
        label={t('visitor.email')}
        type="email"
        defaultValue={email}
        maxLength={254}
        autoComplete={own ? 'email' : 'off'}
      />
    </div>
  )
}

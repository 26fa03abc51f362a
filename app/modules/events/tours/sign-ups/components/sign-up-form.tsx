import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button, ButtonLink } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { Input } from '~/ui/field'
import { ActionForm, TextAreaField, TextField } from '~/ui/form'
import { OfferingChoices } from '../../../components/offering-choices'
import { LeftOutChoices } from './left-out'
import { OnSiteFields } from './on-site-fields'
import { SignUpStops } from './sign-up-stops'
import type { SignUpView } from './sign-up-view'

const listOf = (sent: string | string[] | undefined) => [sent ?? []].flat()

/** Signing an organisation up for stops of a tour, with what it brings and who comes. */
export function SignUpForm({ view, state }: { view: SignUpView; state: FormState | undefined }) {
  const { t } = useTranslation()
  if (view.side === 'enterprise' && view.offerings.length === 0)
    return (
      <div className="panel grid justify-items-start gap-3 p-4">
        <p>{t('exhibitor.noOfferings')}</p>
        <ButtonLink href={view.newOfferingHref}>{t('exhibitor.newOffering')}</ButtonLink>
      </div>
    )
  if (view.side === 'team' && view.needs.length === 0)
    return (
      <div className="panel grid justify-items-start gap-3 p-4">
        <p>{t('signUp.noNeeds')}</p>
        <ButtonLink href={view.newNeedHref}>{t('signUp.newNeed')}</ButtonLink>
      </div>
    )
  const ticked = (name: string) => (state ? new Set(listOf(state.values[name])) : null)
  return (
    <div className="grid max-w-3xl gap-5">
      <ActionForm state={state} className="gap-5">
        <SignUpStops
          legend={t('signUp.stops')}
          hint={t('signUp.stopsHint')}
          stops={view.stops}
          ticked={ticked('stops')}
          error={state?.errors.stops}
        />
        {view.side === 'enterprise' && (
          <OfferingChoices
            legend={t('signUp.offerings')}
            hint={t('signUp.offeringsHint')}
            error={state?.errors.offerings}
            choices={view.offerings}
            ticked={ticked('offerings')}
            more={(choice, chosen) => {
              const own = view.offerings.find(({ id }) => id === choice.id)
              return (
                own && (
                  <>
                    <OnSiteFields
                      id={own.id}
                      name={own.name}
                      values={own.onSite}
                      state={state}
                      open={chosen}
                    />
                    <LeftOutChoices thing={own} view={view} state={state} />
                  </>
                )
              )
            }}
          />
        )}
        {view.side === 'team' && <NeedChoices view={view} state={state} />}
        <PeopleRows view={view} state={state} />
        <div className="panel grid items-start gap-4 p-4 sm:grid-cols-2">
          <TextField
            name="contactName"
            label={t('eventWork.contactName')}
            defaultValue={view.values.contactName}
            maxLength={60}
            autoComplete="off"
            required
          />
          <TextField
            name="contactPhone"
            label={t('eventWork.contactPhone')}
            defaultValue={view.values.contactPhone}
            type="tel"
            maxLength={40}
            autoComplete="off"
            required
          />
          <div className="sm:col-span-2">
            <TextAreaField
              name="note"
              label={t('exhibitor.note')}
              defaultValue={view.values.note}
              rows={3}
              maxLength={2_000}
            />
          </div>
        </div>
        <Button name="act" value="submit" look="main" className="justify-self-start">
          {t(view.signedUp ? 'signUp.save' : 'signUp.submit')}
        </Button>
      </ActionForm>
      {view.signedUp && (
        <Confirm label={t('signUp.withdraw')} text={t('signUp.withdrawSure')}>
          <form method="post">
            <Button name="act" value="withdraw">
              {t('signUp.withdraw')}
            </Button>
          </form>
        </Confirm>
      )}
    </div>
  )
}

function NeedChoices({ view, state }: { view: SignUpView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const ticked = state ? new Set(listOf(state.values.needs)) : null
  const error = state?.errors.needs
  return (
    <fieldset className="grid min-w-0 gap-1" id="field-needs">
      <legend className="font-semibold">{t('signUp.needs')}</legend>
      <p className="text-muted text-sm">{t('signUp.needsHint')}</p>
      {error && <p className="text-signal-ink text-sm font-medium">{error}</p>}
      <ul className="border-line sm:max-h-[32rem] sm:overflow-y-auto rounded border px-3">
        {view.needs.map((need) => (
          <li key={need.id} className="border-line border-b last:border-b-0">
            <label className="check-row items-start py-1">
              <input
                type="checkbox"
                name="needs"
                value={need.id}
                defaultChecked={ticked ? ticked.has(String(need.id)) : need.chosen}
              />
              <span className="grid min-w-0">
                <span>{need.title}</span>
                <span className="text-muted text-sm font-normal">{need.facts}</span>
              </span>
            </label>
            <LeftOutChoices thing={{ id: need.id, name: need.title }} view={view} state={state} />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

const columns = [
  ['personName', 'name'],
  ['personDuty', 'duty'],
  ['personPhone', 'phone'],
  ['personEmail', 'email'],
] as const
const limits = { name: 60, duty: 60, phone: 40, email: 254 }

/** Who comes: a row each, with some to spare; empty ones are left out. */
function PeopleRows({ view, state }: { view: SignUpView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const sent = state ? listOf(state.values.personName) : null
  const rows = sent ? sent.map((_, row) => row) : view.people.map((_, row) => row)
  return (
    <fieldset className="grid min-w-0 gap-2" id="field-people">
      <legend className="font-semibold">{t('signUp.people')}</legend>
      <p className="text-muted text-sm">
        {t(view.side === 'team' ? 'signUp.peopleHint' : 'signUp.peopleHintEnterprise')}
      </p>
      {state?.errors.people && <p className="text-signal-ink text-sm font-medium">{state.errors.people}</p>}
      <ul className="grid gap-2">
        {rows.map((row) => (
          <li
            key={row}
            className="border-line grid gap-2 border-b pb-3 sm:grid-cols-2 lg:grid-cols-4 lg:border-0 lg:pb-0"
          >
            {columns.map(([name, key]) => (
              <Input
                key={name}
                name={name}
                aria-label={t(`signUp.person_${key}`, { n: row + 1 })}
                placeholder={t(`signUp.${key}`)}
                defaultValue={state ? listOf(state.values[name])[row] : view.people[row]?.[key]}
                type={key === 'email' ? 'email' : key === 'phone' ? 'tel' : 'text'}
                maxLength={limits[key]}
                autoComplete="off"
              />
            ))}
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { CONTACTS, OrganisationFrame } from '~/modules/accounts'
import {
  ContactsForm,
  defineAction,
  organisationPage,
  personalPage,
  readContacts,
  saveContacts,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await organisationPage(args, 'prepare')
  const { services, lang, t, origin, organisation, frame } = page
  const path = localPath(lang, `/organisations/${organisation.id}/contacts`)
  const title = t('organisation.contacts')
  const contacts = await readContacts(services.db, organisation.id)
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame,
    rows: Array.from({ length: CONTACTS }, (_, row) => ({ row, contact: contacts[row] ?? null })),
  }
}

export const action = defineAction(
  ContactsForm,
  async (contacts, { services, viewer, lang, params }) => {
    const organisationId = readId(params.id)
    await saveContacts(services, viewer, { organisationId, contacts })
    return redirect(localPath(lang, `/organisations/${organisationId}?saved`))
  },
  personalPage,
)

export default function ContactsPage() {
  const { t } = useTranslation()
  const { frame, rows } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <OrganisationFrame head={frame} title={t('organisation.contacts')} lead={t('organisation.contactsLead')}>
      <ActionForm state={state} className="max-w-3xl">
        {rows.map(({ row, contact }) => (
          <fieldset key={row} className="border-line grid gap-3 rounded border p-4 sm:grid-cols-2">
            <legend className="px-1 font-semibold">{t('organisation.contact', { n: row + 1 })}</legend>
            <TextField
              name={`name${row}`}
              label={t('organisation.contactName')}
              defaultValue={contact?.name}
              required={row === 0}
              maxLength={40}
            />
            <TextField
              name={`duty${row}`}
              label={t('organisation.duty')}
              defaultValue={contact?.duty}
              maxLength={40}
            />
            <TextField
              name={`email${row}`}
              type="email"
              label={t('organisation.email')}
              defaultValue={contact?.email}
              maxLength={254}
            />
            <TextField
              name={`phone${row}`}
              type="tel"
              label={t('organisation.phone')}
              defaultValue={contact?.phone}
              maxLength={30}
            />
          </fieldset>
        ))}
        <p>
          <Button look="main">{t('organisation.save')}</Button>
        </p>
      </ActionForm>
    </OrganisationFrame>
  )
}

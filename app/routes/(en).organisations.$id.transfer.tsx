import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { OrganisationFrame } from '~/modules/accounts'
import {
  confirmedPage,
  defineAction,
  organisationPage,
  readMembers,
  TransferForm,
  transferOwnership,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm, SelectField } from '~/ui/form'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await organisationPage(args, 'govern')
  confirmedPage(args)
  const { services, lang, t, origin, organisation, frame } = page
  const path = localPath(lang, `/organisations/${organisation.id}`)
  const title = t('organisation.transfer')
  const members = await readMembers(services.db, organisation.id)
  return {
    head: makeHead({ origin, path: `${path}/transfer`, lang, title, description: title, indexed: false }),
    frame,
    path,
    choices: members
      .filter(({ role }) => role !== 'owner')
      .map((member) => ({ value: String(member.personId), label: `${member.name} · ${member.email}` })),
  }
}

export const action = defineAction(
  TransferForm,
  async ({ person }, { services, viewer, lang, params }) => {
    const organisationId = readId(params.id)
    await transferOwnership(services, viewer, { organisationId, personId: person })
    return redirect(localPath(lang, `/organisations/${organisationId}/members?transferred`))
  },
  confirmedPage,
)

export default function TransferPage() {
  const { t } = useTranslation()
  const { frame, path, choices } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <OrganisationFrame head={frame} title={t('organisation.transfer')} lead={t('organisation.transferLead')}>
      {choices.length === 0 ? (
        <>
          <p>{t('organisation.transferNobody')}</p>
          <p>
            <ButtonLink href={`${path}/members`}>{t('organisation.members')}</ButtonLink>
          </p>
        </>
      ) : (
        <ActionForm state={state} className="max-w-xl">
          <SelectField name="person" label={t('organisation.transferTo')} choices={choices} required />
          <p>
            <Button look="main">{t('organisation.transfer')}</Button>
          </p>
        </ActionForm>
      )}
    </OrganisationFrame>
  )
}

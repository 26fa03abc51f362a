import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { OrganisationFrame } from '~/modules/accounts'
import {
  defineAction,
  NoFields,
  organisationPage,
  personalPage,
  withdrawOrganisation,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { ActionForm } from '~/ui/form'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { lang, t, origin, organisation, frame } = await organisationPage(args, 'govern')
  const path = localPath(lang, `/organisations/${organisation.id}/withdraw`)
  const title = t('organisation.withdrawTitle')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame,
  }
}

export const action = defineAction(
  NoFields,
  async (_fields, { services, viewer, lang, params }) => {
    const organisationId = readId(params.id)
    await withdrawOrganisation(services, viewer, { organisationId })
    return redirect(localPath(lang, `/organisations/${organisationId}?saved`))
  },
  personalPage,
)

export default function WithdrawOrganisationPage() {
  const { t } = useTranslation()
  const { frame } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <OrganisationFrame
      head={frame}
      title={t('organisation.withdrawTitle')}
      lead={t('organisation.withdrawLead')}
    >
      <ActionForm state={state}>
        <p>
          <Button look="main">{t('organisation.withdraw')}</Button>
        </p>
      </ActionForm>
    </OrganisationFrame>
  )
}

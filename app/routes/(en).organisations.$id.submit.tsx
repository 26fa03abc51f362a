import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { Completeness, canOrganisation, OrganisationFrame } from '~/modules/accounts'
import {
  defineAction,
  NoFields,
  organisationPage,
  personalPage,
  readOwnOrganisation,
  submitOrganisation,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { ActionForm } from '~/ui/form'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await organisationPage(args, 'govern')
  const { services, lang, t, origin, organisation, frame } = page
  const path = localPath(lang, `/organisations/${organisation.id}`)
  if (!canOrganisation(organisation.state, 'edit')) throw redirect(path)
  const title = t('organisation.submit')
  const { completeness } = await readOwnOrganisation(services, organisation)
  return {
    head: makeHead({ origin, path: `${path}/submit`, lang, title, description: title, indexed: false }),
    frame,
    parts: completeness,
    ready: completeness.every(({ done }) => done),
  }
}

export const action = defineAction(
  NoFields,
  async (_fields, { services, viewer, lang, params }) => {
    const organisationId = readId(params.id)
    await submitOrganisation(services, viewer, { organisationId })
    return redirect(localPath(lang, `/organisations/${organisationId}?submitted`))
  },
  personalPage,
)

export default function SubmitOrganisationPage() {
  const { t } = useTranslation()
  const { frame, parts, ready } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <OrganisationFrame head={frame} title={t('organisation.submit')} lead={t('organisation.submitLead')}>
      <Completeness parts={parts} />
      {ready ? (
        <ActionForm state={state}>
          <p>
            <Button look="main">{t('organisation.submit')}</Button>
          </p>
        </ActionForm>
      ) : (
        <p>{t('errors.organisation_incomplete')}</p>
      )}
    </OrganisationFrame>
  )
}

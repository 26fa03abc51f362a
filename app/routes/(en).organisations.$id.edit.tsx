import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { OrganisationFieldset, OrganisationFrame, organisationChoices } from '~/modules/accounts'
import {
  defineAction,
  EditFields,
  organisationPage,
  personalPage,
  readLastReview,
  reviseOrganisation,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, notFound, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm } from '~/ui/form'
import { Notice } from '~/ui/notice'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await organisationPage(args)
  const { services, lang, t, origin, organisation, frame, rights } = page
  if (!frame.edits) throw notFound()
  const path = localPath(lang, `/organisations/${organisation.id}`)
  const title = t('organisation.edit')
  const review = await readLastReview(services.db, organisation.id)
  const verified = organisation.state === 'verified'
  // A change that was returned or withdrawn is what its author goes on with.
  const goesOn = verified && (review?.state === 'returned' || review?.state === 'withdrawn')
  return {
    head: makeHead({ origin, path: `${path}/edit`, lang, title, description: title, indexed: false }),
    frame,
    path,
    waiting: review?.state === 'waiting',
    governs: rights.includes('govern'),
    verified,
    facts: goesOn && review ? review.snapshot : organisation,
    version: organisation.version,
    choices: organisationChoices(await services.vocabulary(), lang),
  }
}

export const action = defineAction(
  EditFields,
  async (fields, { services, viewer, lang, params }) => {
    const organisationId = readId(params.id)
    const { inReview } = await reviseOrganisation(services, viewer, { ...fields, organisationId })
    return redirect(localPath(lang, `/organisations/${organisationId}?${inReview ? 'submitted' : 'saved'}`))
  },
  personalPage,
)

export default function EditOrganisationPage() {
  const { t } = useTranslation()
  const { frame, path, waiting, governs, verified, facts, version, choices } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <OrganisationFrame
      head={frame}
      title={t('organisation.edit')}
      lead={waiting ? null : verified ? t('organisation.editVerified') : t('organisation.editLead')}
    >
      {waiting ? (
        <>
          <Notice>{t('organisation.editWaiting')}</Notice>
          {governs && (
            <p>
              <ButtonLink href={`${path}/withdraw`}>{t('organisation.withdraw')}</ButtonLink>
            </p>
          )}
        </>
      ) : (
        <ActionForm state={state} className="max-w-2xl">
          <input type="hidden" name="version" value={version} />
          <OrganisationFieldset kind={facts.kind} facts={facts} {...choices} />
          <p>
            <Button look="main">{verified ? t('organisation.saveAndSubmit') : t('organisation.save')}</Button>
          </p>
        </ActionForm>
      )}
    </OrganisationFrame>
  )
}

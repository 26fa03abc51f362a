import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import {
  AccountFrame,
  OrganisationFieldset,
  organisationChoices,
  organisationKinds,
} from '~/modules/accounts'
import {
  createOrganisation,
  defineAction,
  OrganisationFields,
  personalPage,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button } from '~/ui/button'
import { ActionForm } from '~/ui/form'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, url, lang, t, origin } = personalPage(args)
  const kinds = organisationKinds.filter((kind) => kind !== 'association')
  const kind = kinds.find((each) => each === url.searchParams.get('kind')) ?? null
  const path = localPath(lang, '/organisations/new')
  return {
    head: makeHead({
      origin,
      path,
      lang,
      title: t('organisation.new'),
      description: t('organisation.newLead'),
      indexed: false,
    }),
    path,
    kinds,
    kind,
    choices: organisationChoices(await services.vocabulary(), lang),
  }
}

export const action = defineAction(
  OrganisationFields,
  async (facts, { services, viewer, lang }) => {
    const id = await createOrganisation(services, viewer, facts)
    return redirect(localPath(lang, `/organisations/${id}?saved`))
  },
  personalPage,
)

export default function NewOrganisationPage() {
  const { t } = useTranslation()
  const { path, kinds, kind, choices } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  if (kind === null)
    return (
      <AccountFrame title={t('organisation.new')} lead={t('organisation.newLead')}>
        <ul className="grid gap-3">
          {kinds.map((each) => (
            <li key={each} className="border-line grid gap-1 rounded border p-3">
              <a
                className="inline-flex min-h-11 items-center text-lg font-semibold"
                href={`${path}?kind=${each}`}
              >
                {t(`organisation.kind.${each}`)}
              </a>
              <p className="text-muted text-sm">{t(`organisation.kindText.${each}`)}</p>
            </li>
          ))}
        </ul>
      </AccountFrame>
    )
  return (
    <AccountFrame
      title={t('organisation.newKind', { kind: t(`organisation.kind.${kind}`) })}
      lead={t('organisation.editLead')}
    >
      <ActionForm state={state}>
        <OrganisationFieldset kind={kind} facts={null} {...choices} />
        <Button look="main">{t('organisation.create')}</Button>
      </ActionForm>
      <p>
        <a className="inline-flex min-h-11 items-center" href={path}>
          {t('organisation.otherKind')}
        </a>
      </p>
    </AccountFrame>
  )
}

import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { ActForm, AdminFrame, Facts, OrganisationStateTag } from '~/modules/accounts'
import {
  actOnOrganisation,
  administratorPage,
  defineAction,
  OrganisationActForm,
  readOrganisationRecord,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, url, lang, t, origin } = administratorPage(args)
  const organisationId = readId(args.params.id)
  const found = await withDomainErrors(() => readOrganisationRecord(services, organisationId))
  const name = lang === 'en' && found.nameEn ? found.nameEn : found.nameZh
  const { state, kind } = found
  return {
    head: makeHead({
      origin,
      path: localPath(lang, `/admin/organisations/${organisationId}`),
      lang,
      title: name,
      description: t('admin.organisationsLead'),
      indexed: false,
    }),
    name,
    otherName: lang === 'en' ? found.nameZh : found.nameEn,
    kind,
    state,
    creditCode: found.creditCode,
    members: found.members.map((member) => ({
      ...member,
      href: localPath(lang, `/admin/people/${member.id}`),
    })),
    acts: [
      ...(state === 'suspended'
        ? [{ value: 'restore', label: t('admin.restoreOrganisation') }]
        : [{ value: 'suspend', label: t('admin.suspendOrganisation') }]),
      ...(state === 'verified' && kind !== 'association'
        ? [{ value: 'make_association', label: t('admin.makeAssociation') }]
        : []),
    ],
    reviewHref: localPath(lang, `/review/organisations/${organisationId}`),
    logHref: localPath(lang, `/admin/audit?organisation=${organisationId}`),
    done: url.searchParams.has('done'),
  }
}

export const action = defineAction(
  OrganisationActForm,
  async (input, { services, viewer, lang, origin, params }) => {
    const organisationId = readId(params.id)
    await actOnOrganisation(services, viewer, { ...input, organisationId }, { origin })
    return redirect(localPath(lang, `/admin/organisations/${organisationId}?done`))
  },
  administratorPage,
)

export default function OrganisationPage() {
  const { t } = useTranslation()
  const found = useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  return (
    <AdminFrame page="organisations" under title={found.name}>
      {found.done && !refused && <Notice role="status">{t('admin.doneNow')}</Notice>}
      <Facts
        rows={[
          [t('admin.organisationName'), [found.name, found.otherName].filter(Boolean).join(' · ')],
          [t('admin.kind'), t(`admin.${found.kind}`)],
          [t('admin.state'), <OrganisationStateTag key="state" state={found.state} />],
          [t('admin.creditCode'), found.creditCode ?? t('review.none')],
        ]}
      />
      <Section id="members" title={t('admin.members')}>
        {found.members.length === 0 ? (
          <p className="text-muted">{t('admin.noMembers')}</p>
        ) : (
          <ul className="panel divide-line divide-y px-4">
            {found.members.map(({ id, href, name, email, role }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-3 py-1">
                <a href={href} className="inline-flex min-h-11 items-center">
                  {name}
                </a>
                <span className="text-muted text-sm break-all">{email}</span>
                <span className="text-sm">{t(`admin.${role}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <ActForm state={refused} acts={found.acts} />
      <p className="flex flex-wrap gap-x-6">
        <a href={found.reviewHref} className="inline-flex min-h-11 items-center">
          {t('review.history')}
        </a>
        <a href={found.logHref} className="inline-flex min-h-11 items-center">
          {t('admin.logOf')}
        </a>
      </p>
    </AdminFrame>
  )
}

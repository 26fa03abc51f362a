import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import {
  AdminFrame,
  FilterForm,
  KeysetPages,
  OrganisationStateTag,
  organisationKinds,
  organisationStates,
} from '~/modules/accounts'
import {
  administratorPage,
  OrganisationsQuery,
  readFilters,
  readOrganisations,
} from '~/modules/accounts/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { EmptyState } from '~/ui/empty-state'
import { cell, headCell, Table } from '~/ui/table'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, url, lang, t, origin } = administratorPage(args)
  const { before, ...filter } = readFilters(url, OrganisationsQuery)
  const path = localPath(lang, '/admin/organisations')
  const { rows, older } = await readOrganisations(services, { ...filter, before })
  return {
    head: makeHead({
      origin,
      path,
      lang,
      title: t('admin.organisations'),
      description: t('admin.organisationsLead'),
      indexed: false,
    }),
    path,
    filter,
    organisations: rows.map((row) => ({
      id: row.id,
      href: localPath(lang, `/admin/organisations/${row.id}`),
      name: lang === 'en' && row.name_en ? row.name_en : row.name_zh,
      kind: row.kind,
      state: row.state,
      region: lang === 'en' ? row.region_en : row.region_zh,
      members: formatNumber(row.members ?? 0, lang),
    })),
    older,
  }
}

export default function OrganisationsPage() {
  const { t } = useTranslation()
  const { path, filter, organisations, older } = useLoaderData<typeof loader>()
  return (
    <AdminFrame page="organisations" title={t('admin.organisations')} lead={t('admin.organisationsLead')}>
      <FilterForm
        path={path}
        fields={[
          { type: 'text', name: 'q', label: t('admin.organisationSearch'), value: filter.q },
          {
            type: 'choice',
            name: 'state',
            label: t('admin.state'),
            value: filter.state,
            choices: organisationStates.map((value) => ({ value, label: t(`admin.${value}`) })),
          },
          {
            type: 'choice',
            name: 'kind',
            label: t('admin.kind'),
            value: filter.kind,
            choices: organisationKinds.map((value) => ({ value, label: t(`admin.${value}`) })),
          },
        ]}
      />
      {organisations.length === 0 ? (
        <EmptyState title={t('admin.nothing')}>
          <p>{t('admin.nothingText')}</p>
        </EmptyState>
      ) : (
        <div className="panel">
          <Table caption={t('admin.organisations')} className="min-w-[40rem]">
            <thead>
              <tr>
                <th className={headCell}>{t('admin.organisationName')}</th>
                <th className={headCell}>{t('admin.kind')}</th>
                <th className={headCell}>{t('admin.state')}</th>
                <th className={headCell}>{t('admin.region')}</th>
                <th className={headCell}>{t('admin.members')}</th>
              </tr>
            </thead>
            <tbody>
              {organisations.map((each) => (
                <tr key={each.id}>
                  <td className={cell}>
                    <a href={each.href} className="inline-block py-1">
                      {each.name}
                    </a>{' '}
                    <span className="text-muted text-xs">#{each.id}</span>
                  </td>
                  <td className={cell}>{t(`admin.${each.kind}`)}</td>
                  <td className={cell}>
                    <OrganisationStateTag state={each.state} />
                  </td>
                  <td className={cell}>{each.region}</td>
                  <td className={cell}>{each.members}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
      <KeysetPages next={older} />
    </AdminFrame>
  )
}

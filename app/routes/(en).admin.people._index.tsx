import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatDate } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AdminFrame, FilterForm, KeysetPages, PersonStateTag } from '~/modules/accounts'
import { administratorPage, PeopleQuery, readFilters, readPeople } from '~/modules/accounts/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { EmptyState } from '~/ui/empty-state'
import { cell, headCell, Table } from '~/ui/table'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, url, lang, t, origin } = administratorPage(args)
  const { before, ...filter } = readFilters(url, PeopleQuery)
  const path = localPath(lang, '/admin/people')
  const { rows, older } = await readPeople(services, { ...filter, before })
  return {
    head: makeHead({
      origin,
      path,
      lang,
      title: t('admin.people'),
      description: t('admin.peopleLead'),
      indexed: false,
    }),
    path,
    filter,
    people: rows.map((row) => ({
      id: row.id,
      href: localPath(lang, `/admin/people/${row.id}`),
      name: row.name,
      email: row.email,
      proven: row.email_verified_at !== null,
      state: row.state,
      role: row.platform_role,
      organisations: row.organisations,
      registered: formatDate(row.created_at, lang),
    })),
    older,
  }
}

export default function PeoplePage() {
  const { t } = useTranslation()
  const { path, filter, people, older } = useLoaderData<typeof loader>()
  return (
    <AdminFrame page="people" title={t('admin.people')} lead={t('admin.peopleLead')}>
      <FilterForm
        path={path}
        fields={[
          { type: 'text', name: 'q', label: t('admin.personSearch'), value: filter.q },
          {
            type: 'choice',
            name: 'state',
            label: t('admin.state'),
            value: filter.state,
            choices: (['active', 'suspended', 'deleted'] as const).map((value) => ({
              value,
              label: t(`admin.${value}`),
            })),
          },
          {
            type: 'choice',
            name: 'role',
            label: t('admin.role'),
            value: filter.role,
            choices: [
              { value: 'any', label: t('admin.roleAny') },
              { value: 'reviewer', label: t('admin.reviewer') },
              { value: 'administrator', label: t('admin.administrator') },
            ],
          },
        ]}
      />
      {people.length === 0 ? (
        <EmptyState title={t('admin.nothing')}>
          <p>{t('admin.nothingText')}</p>
        </EmptyState>
      ) : (
        <div className="panel">
          <Table caption={t('admin.people')} className="min-w-[48rem]">
            <thead>
              <tr>
                <th className={headCell}>{t('admin.name')}</th>
                <th className={headCell}>{t('admin.email')}</th>
                <th className={headCell}>{t('admin.state')}</th>
                <th className={headCell}>{t('admin.role')}</th>
                <th className={headCell}>{t('admin.memberOf')}</th>
                <th className={headCell}>{t('admin.registered')}</th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.id}>
                  <td className={cell}>
                    <a href={person.href} className="inline-block py-1">
                      {person.name}
                    </a>{' '}
                    <span className="text-muted text-xs">#{person.id}</span>
                  </td>
                  <td className={`${cell} break-all`}>
                    {person.email}
                    {person.email && !person.proven && (
                      <div className="text-muted text-xs">{t('admin.emailUnverified')}</div>
                    )}
                  </td>
                  <td className={cell}>
                    <PersonStateTag state={person.state} />
                  </td>
                  <td className={cell}>{person.role && t(`admin.${person.role}`)}</td>
                  <td className={cell}>{person.organisations}</td>
                  <td className={`${cell} whitespace-nowrap`}>{person.registered}</td>
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

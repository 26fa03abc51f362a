import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AdminFrame } from '~/modules/accounts'
import { administratorPage, readTodo } from '~/modules/accounts/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, lang, t, origin } = administratorPage(args)
  const todo = await readTodo(services)
  const item = (label: string, path: string, n: number) => ({
    label,
    href: localPath(lang, path),
    n: formatNumber(n, lang),
    due: n > 0,
  })
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/admin'),
      lang,
      title: t('admin.title'),
      description: t('admin.overviewLead'),
      indexed: false,
    }),
    items: [
      item(t('admin.todoReviews'), '/review', todo.reviews),
      item(t('admin.todoFailedMails'), '/admin/outbox?state=failed', todo.failedMails),
      item(t('admin.todoKeptMails'), '/admin/outbox?state=kept', todo.keptMails),
      item(t('admin.todoRefusedSignIns'), '/admin/audit?action=session.refused', todo.refusedSignIns),
      item(t('admin.todoSuspendedPeople'), '/admin/people?state=suspended', todo.suspendedPeople),
      item(
        t('admin.todoSuspendedOrganisations'),
        '/admin/organisations?state=suspended',
        todo.suspendedOrganisations,
      ),
    ],
  }
}

export default function AdminPage() {
  const { t } = useTranslation()
  const { items } = useLoaderData<typeof loader>()
  return (
    <AdminFrame page="overview" title={t('admin.title')} lead={t('admin.overviewLead')}>
      <ul className="grid gap-3 sm:grid-cols-2 md:grid-cols-3">
        {items.map(({ label, href, n, due }) => (
          <li key={href}>
            <a
              href={href}
              className="panel text-ink hover:bg-sunken grid gap-1 p-4 no-underline hover:no-underline"
            >
              <span className={due ? 'text-3xl font-semibold' : 'text-muted text-3xl'}>{n}</span>
              <span className="text-sm">{label}</span>
            </a>
          </li>
        ))}
      </ul>
    </AdminFrame>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { langOf, localPath } from '~/locales/lang'
import { useLocation } from '~/platform/http'
import { Breadcrumbs, type Crumb } from '~/ui/breadcrumbs'
import { Tabs } from '~/ui/tabs'

export const adminPages = ['overview', 'people', 'organisations', 'outbox', 'audit'] as const
type AdminPage = (typeof adminPages)[number]

const paths: Record<AdminPage, string> = {
  overview: '/admin',
  people: '/admin/people',
  organisations: '/admin/organisations',
  outbox: '/admin/outbox',
  audit: '/admin/audit',
}

/** An administrator's page: the way here, the other pages, its heading. `under`: the list that one thing belongs to. */
export function AdminFrame({
  page,
  title,
  lead,
  under = false,
  children,
}: {
  page: AdminPage
  title: string
  lead?: string
  under?: boolean
  children: ReactNode
}) {
  const { t } = useTranslation()
  const lang = langOf(useLocation().pathname)
  const href = (each: AdminPage) => localPath(lang, paths[each])
  const label = (each: AdminPage) => (each === 'audit' ? t('audit.title') : t(`admin.${each}`))
  const crumbs: Crumb[] = [{ href: localPath(lang, '/account'), label: t('account.title') }]
  if (page !== 'overview') crumbs.push({ href: href('overview'), label: t('admin.title') })
  if (under) crumbs.push({ href: href(page), label: label(page) })
  return (
    <div className="shell grid gap-5 py-6">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={crumbs} current={title} />
      <Tabs
        label={t('admin.nav')}
        tabs={adminPages.map((each) => ({ href: href(each), label: label(each), current: each === page }))}
      />
      <div className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{title}</h1>
        {lead && <p className="text-muted max-w-[90ch] text-sm text-pretty">{lead}</p>}
      </div>
      {children}
    </div>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { barePath, langOf, localPath } from '~/locales/lang'
import { useLocation } from '~/platform/http'
import { Tabs } from '~/ui/tabs'

/** A page of one's own account: the list of all of them, then this one. */
export function AccountPage({
  title,
  lead,
  children,
}: {
  title: string
  lead?: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const bare = barePath(pathname)
  const pages = [
    ['/account', t('account.overview')],
    ['/account/profile', t('account.profile')],
    ['/account/notices', t('notice.preferences')],
    ['/account/email', t('account.email')],
    ['/account/password', t('account.password')],
    ['/account/second-factor', t('factor.title')],
    ['/account/passkeys', t('factor.passkeys')],
    ['/account/sessions', t('account.sessions')],
  ] as const
  return (
    <div className="shell grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6 py-6 md:py-8">
      <Tabs
        label={t('account.title')}
        tabs={pages.map(([path, label]) => ({
          href: localPath(langOf(pathname), path),
          label,
          current: bare === path || (path !== '/account' && bare.startsWith(`${path}/`)),
        }))}
      />
      <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-5">
        <h1 className="text-2xl">{title}</h1>
        {lead && <p className="text-muted -mt-2 text-sm text-pretty">{lead}</p>}
        {children}
      </div>
    </div>
  )
}

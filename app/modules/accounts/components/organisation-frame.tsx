import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { barePath, langOf, localPath } from '~/locales/lang'
import { useLocation } from '~/platform/http'
import { Notice } from '~/ui/notice'
import { Tabs } from '~/ui/tabs'
import type { OrganisationState } from '../viewer'
import { OrganisationStateTag } from './state-tags'

export type OrganisationHead = {
  id: number
  name: string
  state: OrganisationState
  /** may write contacts */
  writes: boolean
  /** may write its details, or ask for a review of a change where it is verified */
  edits: boolean
  /** what was done just now: a key of the locale's `organisation` */
  did: Did | null
}

const dids = [
  'saved',
  'submitted',
  'invited',
  'resent',
  'revoked',
  'roleChanged',
  'removed',
  'transferred',
  'joined',
] as const
type Did = (typeof dids)[number]

/** What an address says was done just now. */
export const readDid = (url: URL): Did | null => dids.find((each) => url.searchParams.has(each)) ?? null

/** A page of an organisation's own: its name and state, the list of its pages, then this one. */
export function OrganisationFrame({
  head: { id, name, state, writes, edits, did },
  title,
  lead,
  children,
}: {
  head: OrganisationHead
  title?: string
  lead?: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const bare = barePath(pathname)
  const base = `/organisations/${id}`
  const pages = [
    { path: base, label: t('organisation.overview') },
    ...(edits ? [{ path: `${base}/edit`, label: t('organisation.edit') }] : []),
    ...(writes ? [{ path: `${base}/contacts`, label: t('organisation.contacts') }] : []),
    { path: `${base}/documents`, label: t('organisation.documentsShort') },
    { path: `${base}/members`, label: t('organisation.members') },
  ]
  return (
    <div className="shell grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-5 py-6 md:py-8">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {title ? (
          <p className="text-xl font-semibold">{name}</p>
        ) : (
          <h1 className="text-2xl md:text-3xl">{name}</h1>
        )}
        <OrganisationStateTag state={state} />
      </div>
      <Tabs
        label={name}
        tabs={pages.map(({ path, label }) => ({
          href: localPath(langOf(pathname), path),
          label,
          current: path === base ? bare === path : bare.startsWith(path),
        }))}
      />
      {did && <Notice role="status">{t(`organisation.${did}`)}</Notice>}
      {title && <h1 className="text-2xl">{title}</h1>}
      {lead && <p className="text-muted -mt-2 max-w-[70ch] text-sm text-pretty">{lead}</p>}
      {children}
    </div>
  )
}

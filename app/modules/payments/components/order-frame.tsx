import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Notice } from '~/ui/notice'
import type { OrderTag } from './order-words'

/** What stands around a page about orders. */
export function OrderFrame({
  title,
  tag,
  lead,
  crumbs = [],
  did,
  children,
  actions,
}: {
  title: string
  tag?: OrderTag
  lead?: string | null
  crumbs?: { href: string; label: string }[]
  did?: string | null
  children: ReactNode
  actions?: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-5">
      {crumbs.length > 0 && <Breadcrumbs label={t('site.breadcrumbs')} crumbs={crumbs} current={title} />}
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-1">
          <h1 className="flex flex-wrap items-center gap-3 text-2xl md:text-3xl">
            {title}
            {tag && <span className={tag.look}>{tag.words}</span>}
          </h1>
          {lead && <p className="text-muted text-sm">{lead}</p>}
        </div>
        {actions && <div className="no-print flex flex-wrap gap-2">{actions}</div>}
      </header>
      {did && <Notice role="status">{did}</Notice>}
      {children}
    </div>
  )
}

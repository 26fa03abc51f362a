import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { cx } from '~/ui/class-names'
import { type Tab, Tabs } from '~/ui/tabs'

export type EventFrameView = {
  crumbs: { href: string; label: string }[]
  /** of the page, without the event's */
  heading: string
  /** of the event */
  title: string
  tabs: Tab[]
}

/**
 * A public page of an event below its own: where one is, what it is, and the pages beside it. `printed="plan"`: on paper
 * stands what is inside alone, up to the edge.
 */
export function EventFrame({
  view,
  printed,
  children,
}: {
  view: EventFrameView
  printed?: 'plan'
  children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <div
      className={cx(
        'shell grid grid-cols-[minmax(0,1fr)] gap-4 py-4',
        printed === 'plan' && 'print:max-w-none print:p-0',
      )}
    >
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={view.crumbs} current={view.heading} />
      <h1 className={cx('text-2xl md:text-3xl', printed === 'plan' && 'no-print')}>
        {view.heading} · {view.title}
      </h1>
      <Tabs label={t('event.pages')} tabs={view.tabs} />
      {children}
    </div>
  )
}

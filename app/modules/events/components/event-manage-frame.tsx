import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Notice } from '~/ui/notice'
import { type Tab, Tabs } from '~/ui/tabs'

export type EventManageHead = {
  title: string
  dates: string
  crumbs: { href: string; label: string }[]
  tabs: Tab[]
  /** of a stop: the tour that it is of */
  tour: string | null
  /** of a stop: where it is, for paper */
  place: string | null
  /** null: its page is not there for the viewer */
  publicHref: string | null
  state: 'draft' | 'published' | 'cancelled'
  /** the viewer may change it */
  writes: boolean
  /** what was just done, worded */
  did: string | null
}

/** What a sheet of paper that is handed out by itself is of; the first has the head of the page above it. */
export const sheetHead = ({ tour, title, dates, place }: EventManageHead): string =>
  [tour, title, dates, place].filter(Boolean).join(' · ')

/** What stands around every page of an event's management. */
export function EventManageFrame({ head, children }: { head: EventManageHead; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={head.crumbs} current={t('eventWork.manageTitle')} />
      <header className="grid gap-1">
        <h1 className="flex flex-wrap items-center gap-3 text-2xl md:text-3xl">
          {head.title}
          <span className={head.state === 'published' ? 'tag tag-pass' : 'tag tag-unknown'}>
            {t(`event.state_${head.state}`)}
          </span>
        </h1>
        {/* On paper no way there stands above it. */}
        {head.tour !== null && <p className="hidden print:block">{head.tour}</p>}
        <p className="facts">
          <span>{head.dates}</span>
          {head.place && <span className="hidden print:inline">{head.place}</span>}
          {head.publicHref !== null && (
            <a href={head.publicHref} className="no-print">
              {t('eventWork.publicPage')}
            </a>
          )}
        </p>
      </header>
      <Tabs label={t('eventWork.manageTitle')} tabs={head.tabs} />
      {head.did && <Notice role="status">{head.did}</Notice>}
      {!head.writes && (
        <Notice>
          {t(
            head.state !== 'cancelled'
              ? 'eventWork.readOnly'
              : head.tour === null
                ? 'eventWork.cancelled'
                : 'eventWork.stopCancelled',
          )}
        </Notice>
      )}
      {children}
    </div>
  )
}

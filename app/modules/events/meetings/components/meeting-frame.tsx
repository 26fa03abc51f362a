import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { type Tab, Tabs } from '~/ui/tabs'

export type MeetingFrameView = {
  heading: string
  event: string
  crumbs: { href: string; label: string }[]
  tabs: Tab[]
  /** whose page it is; null: the viewer's organisation does not take part */
  participant: string | null
  /** when and where, in a line */
  when: string
  /** the organizer has not opened meetings, or had none */
  closed: 'yet' | 'over' | null
  /** the viewer may only read */
  readOnly: boolean
  /** what was just done, in words */
  did: string | null
  /** the page is of a stop of a tour */
  stop: boolean
  applyHref: string | null
  registerHref: string | null
  signUpHref: string | null
}

/** What stands around the pages of a participant's meetings; what is inside is shown to participants alone. */
export function MeetingFrame({ view, children }: { view: MeetingFrameView; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={view.crumbs} current={view.heading} />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{view.heading}</h1>
        <p>{[view.event, view.participant].filter(Boolean).join(' · ')}</p>
        <p className="text-sm">{view.when}</p>
        <p className="text-muted no-print max-w-prose text-sm">{t('meeting.lead')}</p>
      </header>
      {view.did && <Notice role="status">{view.did}</Notice>}
      {view.closed ? (
        <EmptyState title={t(view.closed === 'over' ? 'meeting.noneHeld' : 'meeting.notSetUp')}>
          {view.closed === 'yet' && (
            <p>{t(view.stop ? 'meeting.notSetUpTextStop' : 'meeting.notSetUpText')}</p>
          )}
        </EmptyState>
      ) : view.participant === null ? (
        <>
          <Notice>{t(view.stop ? 'meeting.notParticipatingStop' : 'meeting.notParticipating')}</Notice>
          <p className="flex flex-wrap gap-3">
            {view.applyHref && <ButtonLink href={view.applyHref}>{t('meeting.toApply')}</ButtonLink>}
            {view.registerHref && <ButtonLink href={view.registerHref}>{t('meeting.toRegister')}</ButtonLink>}
            {view.signUpHref && <ButtonLink href={view.signUpHref}>{t('meeting.toSignUp')}</ButtonLink>}
          </p>
        </>
      ) : (
        <>
          <Tabs label={view.heading} tabs={view.tabs} />
          {view.readOnly && <Notice>{t('meeting.readOnly')}</Notice>}
          {children}
        </>
      )}
    </div>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts } from '~/modules/accounts'
import { ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import { Tabs } from '~/ui/tabs'
import type { EventDetailView } from './event-detail-view'

/** The public page of an event: what, when, where, and what one can do there. */
export function EventDetail({
  view,
  children,
}: {
  view: EventDetailView & { signedUp: boolean }
  children?: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <>
      <header className="grid gap-2">
        <p className="flex flex-wrap gap-2 text-sm">
          <span className="tag">{view.kind}</span>
          {view.state === 'published' && <span className="tag">{t(`event.phase_${view.phase}`)}</span>}
          {view.sample && <span className="tag">{t('site.sample')}</span>}
        </p>
        <h1 className="text-2xl md:text-3xl">{view.title}</h1>
        <p className="facts">
          <span>{view.dates}</span>
          {view.place && <span>{view.place}</span>}
        </p>
      </header>
      {view.tabs.length > 1 && <Tabs label={t('event.pages')} tabs={view.tabs} />}
      {view.cancelled && (
        <Notice urgent role="status">
          {view.cancelled}
        </Notice>
      )}
      {view.state === 'draft' && <Notice>{t('event.draftNotice')}</Notice>}
      <p className="no-print flex flex-wrap gap-3">
        {view.registerHref && <ButtonLink href={view.registerHref}>{t('event.registerLink')}</ButtonLink>}
        {view.applyHref && (
          <ButtonLink href={view.applyHref}>
            {t(view.signedUp ? 'tour.ownSignUp' : view.tour ? 'event.signUpLink' : 'event.applyLink')}
          </ButtonLink>
        )}
        {view.meetingsHref && <ButtonLink href={view.meetingsHref}>{t('event.meetingsLink')}</ButtonLink>}
        {view.manageHref && <ButtonLink href={view.manageHref}>{t('event.manage')}</ButtonLink>}
      </p>
      {children}
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_26rem]">
        {view.text && (
          <Section id="about" title={t('event.about')}>
            <p className="max-w-prose break-words whitespace-pre-wrap">{view.text}</p>
          </Section>
        )}
        <div>
          <Facts rows={view.facts} />
        </div>
      </div>
      {view.terms && (
        <details className="panel px-4">
          <summary className="min-h-11 cursor-pointer py-3 font-medium">
            {t(view.tour ? 'event.readTourTerms' : 'event.readTerms')}
          </summary>
          <p className="max-w-prose pb-4 break-words whitespace-pre-wrap">{view.terms}</p>
        </details>
      )}
    </>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts } from '~/modules/accounts'
import { ButtonLink } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import { signUpLooks } from '../../sign-ups/components/sign-up-looks'
import type { StopDetailView } from './stop-detail-view'

/** The public page of a stop: where and when it is, what it asks for, and who takes part. */
export function StopDetail({ view, children }: { view: StopDetailView; children?: ReactNode }) {
  const { t } = useTranslation()
  const rows: [string, ReactNode][] = [
    ...view.facts,
    ...(view.place
      ? [
          [
            t('tour.coordinates'),
            <a key="place" href={view.place.href}>
              {view.place.text}
            </a>,
          ] satisfies [string, ReactNode],
        ]
      : []),
    ...(view.host ? [[t('tour.host'), view.host] satisfies [string, ReactNode]] : []),
  ]
  return (
    <>
      <header className="grid gap-2">
        <p className="flex flex-wrap items-center gap-2 text-sm">
          {view.number && <span className="tag tag-strong">{t('tour.stopNumber', { n: view.number })}</span>}
          <Tag>{view.region}</Tag>
          {view.phase === 'cancelled' ? (
            <span className="tag tag-fail">{t('tour.phase_cancelled')}</span>
          ) : (
            <Tag>{t(`event.phase_${view.phase}`)}</Tag>
          )}
          {view.own && <span className={signUpLooks[view.own.state]}>{view.own.words}</span>}
        </p>
        <h1 className="text-2xl md:text-3xl">{view.title}</h1>
        <p className="facts">
          <span>{view.dates}</span>
        </p>
      </header>
      {view.cancelled && (
        <Notice urgent role="status">
          {view.cancelled}
        </Notice>
      )}
      {view.draft && <Notice>{t('event.draftNotice')}</Notice>}
      <p className="no-print flex flex-wrap gap-3">
        {view.signUpHref && (
          <ButtonLink href={view.signUpHref} look={view.own ? 'plain' : 'main'}>
            {t(view.own ? 'tour.ownSignUp' : 'event.signUpLink')}
          </ButtonLink>
        )}
        {view.registerHref && <ButtonLink href={view.registerHref}>{t('event.registerLink')}</ButtonLink>}
        {view.programmeHref && <ButtonLink href={view.programmeHref}>{t('tour.programme')}</ButtonLink>}
        {view.meetingsHref && <ButtonLink href={view.meetingsHref}>{t('event.meetingsLink')}</ButtonLink>}
        <ButtonLink href={view.needsHref}>{t('tour.needsOfRegion')}</ButtonLink>
        {view.manageHref && <ButtonLink href={view.manageHref}>{t('event.manage')}</ButtonLink>}
      </p>
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_26rem] print:block print:space-y-5">
        <div className="grid content-start gap-5 print:block print:space-y-5">
          {view.themes.length > 0 && (
            <Section id="themes" title={t('tour.themes')}>
              <ul className="flex flex-wrap gap-1.5 text-sm">
                {view.themes.map((theme) => (
                  <li key={theme} className="tag">
                    {theme}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {view.text && (
            <Section id="about" title={t('tour.asks')}>
              <p className="max-w-prose break-words whitespace-pre-wrap">{view.text}</p>
            </Section>
          )}
          {view.documents.length > 0 && (
            <Section id="documents" title={t('tour.documents')}>
              <ul className="grid gap-1">
                {view.documents.map((document) => (
                  <li key={document.href} className="flex flex-wrap items-center gap-x-3">
                    <a href={document.href} className="inline-flex min-h-11 items-center break-all">
                      {document.title}
                    </a>
                    <span className="text-muted text-sm">{document.size}</span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {children}
        </div>
        <div>
          <Facts rows={rows} />
        </div>
      </div>
      <nav aria-label={t('tour.stops')} className="no-print flex flex-wrap justify-between gap-3">
        {view.before ? <ButtonLink href={view.before.href}>← {view.before.title}</ButtonLink> : <span />}
        {view.after && <ButtonLink href={view.after.href}>{view.after.title} →</ButtonLink>}
      </nav>
    </>
  )
}

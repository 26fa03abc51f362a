import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Tag } from '~/ui/chip'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import { UrgencyTag, VisibilityTag } from './need-card'
import type { NeedDetailView } from './need-detail-view'

/** The page of one need; `children` is the equipment that answers it. */
export function NeedDetail({
  view,
  ask,
  children,
}: {
  view: NeedDetailView
  /** what the reader can do for its team */
  ask?: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <div className="shell grid gap-6 py-4">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={view.crumbs} current={view.title} />
      <header className="grid gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <UrgencyTag urgency={view.urgency} />
          <Tag tone="strong">{t(`need.state_${view.state}`)}</Tag>
          <VisibilityTag visibility={view.visibility} />
          {view.sample && (
            <Tag tone="strong" title={t('site.sampleHint')}>
              {t('site.sample')}
            </Tag>
          )}
          {view.reference && (
            <Tag tone="strong" title={view.source?.title ?? t('site.referenceHint')}>
              {t('site.reference')}
            </Tag>
          )}
        </div>
        <h1 className="text-2xl md:text-3xl">{view.title}</h1>
        {view.otherTitle && <p className="text-muted">{view.otherTitle}</p>}
        {view.text && <p className="max-w-prose">{view.text}</p>}
      </header>
      {view.sample && <Notice>{t('need.sampleNotice')}</Notice>}
      {view.reference && <Notice>{t('need.referenceNotice')}</Notice>}
      {view.noMatch && (
        <Notice title={view.noMatch.reasons}>
          {view.noMatch.text && <p className="max-w-prose whitespace-pre-line">{view.noMatch.text}</p>}
        </Notice>
      )}

      <div className="grid items-start gap-6 md:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="grid min-w-0 gap-6">
          <Section title={t('need.constraints')} id="constraints">
            {view.constraints.length === 0 ? (
              <p className="text-muted">{t('need.noConstraints')}</p>
            ) : (
              <ul className="panel divide-line divide-y">
                {view.constraints.map(({ key, hard, demand, written }) => (
                  <li key={key} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-2.5">
                    <span
                      className={
                        hard
                          ? 'bg-ink text-on-ink rounded-sm px-1.5 text-xs leading-5'
                          : 'border-line-strong text-muted rounded-sm border border-dashed px-1.5 text-xs leading-5'
                      }
                    >
                      {t(hard ? 'need.hard' : 'need.wished')}
                    </span>
                    <span className={hard ? 'font-semibold' : undefined}>{demand}</span>
                    {written && (
                      <span className="text-muted text-sm">
                        {t('offering.written')} {written}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </Section>
          {view.conditions.length > 0 && (
            <Section title={t('need.conditions')} id="conditions">
              <Links links={view.conditions} />
            </Section>
          )}
          {view.scenarios.length > 0 && (
            <Section title={t('need.scenarios')} id="scenarios">
              <Links links={view.scenarios} />
            </Section>
          )}
          {view.tracks.length > 0 && (
            <Section title={t('need.tracks')} id="tracks">
              <Links links={view.tracks} />
            </Section>
          )}
        </div>
        <div className="grid gap-4">
          <section className="panel grid gap-2 p-4" aria-label={t('need.terms')}>
            <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm">
              {view.terms.map(({ key, label, value, note }) => (
                <div key={key} className="col-span-2 grid grid-cols-subgrid items-baseline">
                  <dt className="text-muted">{label}</dt>
                  <dd className={key === 'budget' ? 'text-right text-lg font-semibold' : 'text-right'}>
                    {value}
                    {note && <span className="text-muted block text-xs font-normal">{note}</span>}
                  </dd>
                </div>
              ))}
            </dl>
            {ask && <div className="no-print grid gap-2">{ask}</div>}
          </section>
          <p className="text-muted text-sm">
            {view.updated}
            {view.source && (
              <>
                <br />
                {t('site.source')}{' '}
                {view.source.url ? <a href={view.source.url}>{view.source.title}</a> : view.source.title}
                {view.source.ref && ` · ${view.source.ref}`}
                {view.source.licence && ` · ${view.source.licence}`}
              </>
            )}
          </p>
        </div>
      </div>
      {children}
    </div>
  )
}

function Links({ links }: { links: readonly { href: string; label: string }[] }) {
  return (
    <ul className="flex flex-wrap gap-2">
      {links.map(({ href, label }) => (
        <li key={href}>
          <a
            href={href}
            className="border-line bg-surface hover:border-ink inline-flex min-h-11 items-center rounded border px-3 text-sm fine:min-h-9"
          >
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}

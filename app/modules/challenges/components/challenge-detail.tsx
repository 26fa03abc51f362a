import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Tag } from '~/ui/chip'
import { Section } from '~/ui/section'
import type { ChallengeDetailView } from './challenge-detail-view'
import { StageTag } from './stage-tag'

/** The page of one challenge; `children` is how to answer it. */
export function ChallengeDetail({ view, children }: { view: ChallengeDetailView; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-4">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[{ href: view.listHref, label: t('challenge.listTitle') }]}
        current={view.title}
      />
      <header className="grid gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <StageTag stage={view.stage} end={view.closing?.how ?? null} />
          <Tag>
            {t('challenge.number')} {view.id}
          </Tag>
        </div>
        <h1 className="text-2xl md:text-3xl">{view.title}</h1>
        {view.otherTitle && <p className="text-muted">{view.otherTitle}</p>}
        <p className="facts">
          {view.facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
          <span className="text-ink font-medium">{view.deadline}</span>
        </p>
      </header>
      {view.closing && (
        <Section id="outcome" title={t('challenge.endedWith')}>
          <p className="max-w-prose whitespace-pre-line">{view.closing.text}</p>
        </Section>
      )}
      <Section id="text" title={t('challenge.text')}>
        <p className="max-w-prose whitespace-pre-line">{view.text}</p>
      </Section>
      {view.fields.length > 0 && (
        <Section id="fields" title={t('challenge.fields')}>
          <ul className="flex flex-wrap gap-2">
            {view.fields.map(({ href, label }) => (
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
        </Section>
      )}
      <Section id="behind" title={t('challenge.behindTitle')}>
        {view.teams && <p className="font-semibold">{view.teams}</p>}
        {view.needs.length === 0 ? (
          <p className="text-muted">{t('challenge.behindHidden')}</p>
        ) : (
          <ul className="panel divide-line divide-y">
            {view.needs.map((need) => (
              <li key={need.id} className="grid gap-1 px-3 py-2.5">
                <div className="flex flex-wrap items-center gap-2">
                  <a className="inline-flex min-h-11 items-center font-medium fine:min-h-0" href={need.href}>
                    {need.title}
                  </a>
                  <Tag tone="strong">{t(`need.state_${need.state}`)}</Tag>
                  {need.visibility !== 'public' && <Tag>{t(`need.visibility_${need.visibility}`)}</Tag>}
                  {need.sample && <Tag title={t('site.sampleHint')}>{t('site.sample')}</Tag>}
                </div>
                <p className="text-muted text-sm">{need.team}</p>
                {need.missing && (
                  <p className="text-sm">
                    <span className="text-muted">{t('challenge.missing')}</span> {need.missing}
                  </p>
                )}
                {need.text && <p className="text-sm">{need.text}</p>}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {children}
    </div>
  )
}

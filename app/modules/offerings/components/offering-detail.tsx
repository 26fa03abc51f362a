import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { ButtonLink } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { cx } from '~/ui/class-names'
import { Figure } from '~/ui/figure'
import { Icon } from '~/ui/icon'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import { cell, headCell, Table } from '~/ui/table'
import { StandingWords } from './claim-standing'
import { CompareButton } from './compare-button'
import { OriginTags } from './offering-card'
import { Attachments, Certificates, Interfaces, Scenarios } from './offering-content'
import type { OfferingDetailView } from './offering-detail-view'
import { PhotoGallery } from './photo-gallery'

/** The page of one offering; `children` are what comes below it: matching needs, similar equipment. */
export function OfferingDetail({
  view,
  compared,
  ask,
  children,
}: {
  view: OfferingDetailView
  /** what the reader can ask its supplier for */
  ask?: ReactNode
  /** whether it is among those compared; left out where it cannot be */
  compared?: boolean
  children: ReactNode
}) {
  const { t } = useTranslation()
  const hasPhotos = view.content.photos.length > 0
  return (
    <div className="shell grid gap-6 py-4">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={view.crumbs} current={view.name} />
      <header className="grid gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <OriginTags sample={view.sample} reference={view.reference} source={view.source?.title ?? null} />
          {view.tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </div>
        <h1 className="text-2xl md:text-3xl">{view.name}</h1>
        {view.otherName && <p className="text-muted">{view.otherName}</p>}
        {view.summary && <p className="max-w-prose">{view.summary}</p>}
      </header>
      {view.sample && <Notice>{t('offering.sampleNotice')}</Notice>}
      {view.reference && <Notice>{t('offering.referenceNotice')}</Notice>}

      <div className="grid items-start gap-6 md:grid-cols-[minmax(0,1fr)_19rem] md:grid-rows-[auto_1fr]">
        <div className={hasPhotos ? 'grid min-w-0 gap-6 lg:grid-cols-2' : 'min-w-0'}>
          {view.keyFigures.length > 0 && (
            <Section title={t('offering.keyFigures')} id="key">
              <dl
                className={cx(
                  'panel grid grid-cols-2 overflow-hidden sm:grid-cols-3',
                  hasPhotos && 'lg:grid-cols-2',
                )}
              >
                {view.keyFigures.map(({ code, label, value, unit }) => (
                  <div key={code} className="border-line -mr-px -mb-px border-r border-b p-3">
                    <dt className="text-muted text-sm">{label}</dt>
                    <dd className="text-xl font-semibold md:text-2xl">
                      <Figure value={value} unit={unit} />
                    </dd>
                  </div>
                ))}
              </dl>
            </Section>
          )}
          <PhotoGallery photos={view.content.photos} />
        </div>
        <div className="md:row-span-2">
          <Side view={view} compared={compared} ask={ask} />
        </div>
        <div className="grid min-w-0 gap-6 md:col-start-1">
          <Specs view={view} />
          <Conditions view={view} />
          <Scenarios scenarios={view.content.scenarios} />
          <Interfaces interfaces={view.content.interfaces} />
          <Certificates certificates={view.content.certificates} />
          <Attachments documents={view.content.documents} videos={view.content.videos} />
        </div>
      </div>
      {children}
    </div>
  )
}

function Specs({ view }: { view: OfferingDetailView }) {
  const { t } = useTranslation()
  return (
    <Section title={t('offering.allFigures')} id="figures">
      {view.specs.length === 0 ? (
        <p className="text-muted">{t('offering.noFigures')}</p>
      ) : (
        <div className="panel">
          <Table caption={t('offering.allFigures')}>
            <thead>
              <tr>
                <th scope="col" className={headCell}>
                  {t('offering.attribute')}
                </th>
                <th scope="col" className={headCell}>
                  {t('offering.written')}
                </th>
                <th scope="col" className={headCell}>
                  {t('offering.canonical')}
                </th>
              </tr>
            </thead>
            <tbody>
              {view.specs.map(({ code, label, written, writtenUnit, canonical, canonicalUnit }) => (
                <tr key={code}>
                  <th scope="row" className={`${cell} font-normal`}>
                    {label}
                  </th>
                  <td className={`${cell} font-semibold`}>
                    <Figure value={written} unit={writtenUnit} />
                  </td>
                  <td className={cell}>
                    <Figure value={canonical} unit={canonicalUnit} />
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </Section>
  )
}

function Conditions({ view }: { view: OfferingDetailView }) {
  const { t } = useTranslation()
  return (
    <Section title={t('offering.conditions')} id="conditions">
      {view.conditions.length === 0 ? (
        <p className="text-muted">{t('offering.noConditions')}</p>
      ) : (
        <ul className="panel divide-line divide-y">
          {view.conditions.map(({ code, label, href, standing, words, claim }) => (
            <li key={code} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
              <a href={href} className="fine:min-h-8 inline-flex min-h-11 items-center font-medium">
                {label}
              </a>
              <StandingWords standing={standing} words={words} />
              {claim && (
                <p className="text-muted w-full pb-1 text-sm">{t('offering.claim', { text: claim })}</p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Side({ view, compared, ask }: { view: OfferingDetailView; compared?: boolean; ask?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="grid gap-4 md:sticky md:top-4">
      <section className="panel grid gap-3 p-4" aria-label={t('offering.terms')}>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm">
          {view.terms.map(({ key, label, value, note }) => (
            <div key={key} className="col-span-2 grid grid-cols-subgrid items-baseline">
              <dt className="text-muted">{label}</dt>
              <dd className={key === 'price' ? 'text-right text-lg font-semibold' : 'text-right'}>
                {value}
                {note && <span className="text-muted block text-xs">{note}</span>}
              </dd>
            </div>
          ))}
        </dl>
        <div className="no-print grid gap-2">
          {ask}
          {compared !== undefined && <CompareButton id={view.id} name={view.name} compared={compared} />}
          <ButtonLink look="plain" size="small" href={view.datasheetHref}>
            <Icon name="print" className="size-4" />
            {t('offering.datasheet')}
          </ButtonLink>
        </div>
      </section>
      <section className="panel grid gap-2 p-4" aria-labelledby="company">
        <h2 id="company" className="text-base">
          {t(view.reference ? 'offering.issuer' : 'offering.company')}
        </h2>
        <p className="font-medium">{view.company.name}</p>
        <dl className="grid gap-1 text-sm">
          {view.company.rows.map(({ label, value }) => (
            <div key={label} className="flex justify-between gap-4">
              <dt className="text-muted">{label}</dt>
              <dd className="text-right">{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="panel flex items-start gap-4 p-4" aria-labelledby="share">
        <svg
          viewBox={`0 0 ${view.qr.size} ${view.qr.size}`}
          role="img"
          aria-label={t('offering.qrAlt')}
          className="size-28 shrink-0 bg-code-ground"
          shapeRendering="crispEdges"
        >
          <path d={view.qr.path} className="fill-code-ink" />
        </svg>
        <div className="grid min-w-0 gap-2 text-sm">
          <h2 id="share" className="text-base">
            {t('offering.share')}
          </h2>
          <p className="text-muted">{t('offering.qr')}</p>
          <p className="break-all select-all">{view.address}</p>
        </div>
      </section>
      <p className="text-muted text-sm">
        {view.updated} · {view.version}
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
  )
}

import { useTranslation } from 'react-i18next'
import { Tag } from '~/ui/chip'
import { Figure } from '~/ui/figure'
import { Highlight } from '~/ui/highlight'
import { Icon } from '~/ui/icon'
import { CompareButton } from './compare-button'
import type { OfferingCardView } from './offering-card-view'

/** One offering in a list: what it is, its key figures, who offers it, price and lead time. */
export function OfferingCard({
  view,
  compared,
  level = 2,
}: {
  view: OfferingCardView
  compared: boolean
  level?: 2 | 3
}) {
  const { t } = useTranslation()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <article className="panel grid gap-x-6 gap-y-3 p-4 md:grid-cols-[minmax(0,1fr)_11rem]">
      <div className="grid min-w-0 gap-2">
        <p className="text-muted flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <span>{view.track}</span>
          <span aria-hidden="true">·</span>
          <span>{view.className}</span>
          <OriginTags sample={view.sample} reference={view.reference} source={view.source} />
        </p>
        <Heading className="text-base md:text-lg">
          <a href={view.href} className="text-ink decoration-line-strong inline-block py-1 underline">
            <Highlight text={view.name} />
          </a>
        </Heading>
        {view.summary && (
          <p className="line-clamp-2 text-sm">
            <Highlight text={view.summary} />
          </p>
        )}
        {view.figures.length > 0 && (
          <dl className="border-line flex flex-wrap gap-x-5 gap-y-1 border-t pt-2">
            {view.figures.map(({ code, label, value, unit, asked }) => (
              <div key={code} className={asked ? 'border-ink -ml-2 border-l-2 pl-1.5' : undefined}>
                <dt className="text-muted text-xs">{label}</dt>
                <dd className="font-semibold">
                  <Figure value={value} unit={unit} />
                </dd>
              </div>
            ))}
            {view.moreFigures > 0 && (
              <div className="text-muted self-end text-xs">
                <dt className="sr-only">{t('offering.allFigures')}</dt>
                <dd>{t('results.moreSpecs', { n: view.moreFigures })}</dd>
              </div>
            )}
          </dl>
        )}
        <p className="text-muted flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <span>{view.organisation}</span>
          {view.region && (
            <span className="inline-flex items-center gap-1">
              <Icon name="pin" className="size-4" />
              {view.region}
            </span>
          )}
          {view.verification && (
            <span className="inline-flex items-center gap-1">
              <Icon name="shield" className="size-4" />
              {view.verification}
            </span>
          )}
        </p>
      </div>
      <div className="border-line flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t pt-3 md:flex-col md:items-end md:justify-start md:border-t-0 md:border-l md:pt-0 md:pl-4">
        <div className="md:text-right">
          <p className="text-lg leading-snug font-semibold">{view.price}</p>
          {view.lead && <p className="text-muted text-sm">{view.lead}</p>}
        </div>
        <CompareButton id={view.id} name={view.plainName} compared={compared} />
      </div>
    </article>
  )
}

/** Says of a row that it is invented, or a figure from a public list, wherever it is shown. */
export function OriginTags({
  sample,
  reference,
  source,
}: {
  sample: boolean
  reference: boolean
  source: string | null
}) {
  const { t } = useTranslation()
  return (
    <>
      {sample && (
        <Tag tone="strong" title={t('site.sampleHint')}>
          {t('site.sample')}
        </Tag>
      )}
      {reference && (
        <Tag tone="strong" title={source ?? t('site.referenceHint')}>
          {t('site.reference')}
        </Tag>
      )}
    </>
  )
}

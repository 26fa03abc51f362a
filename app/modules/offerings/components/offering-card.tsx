import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Tag } from '~/ui/chip'
import { Figure } from '~/ui/figure'
import { Highlight } from '~/ui/highlight'
import { Icon } from '~/ui/icon'
import { OutcomeMark } from '~/ui/outcome'
import { outcomeOfStanding } from '../claims'
import { CompareButton } from './compare-button'
import type { OfferingCardView } from './offering-card-view'

/** One offering in a list: what it is, its key figures, who offers it, price and lead time. */
export function OfferingCard({
  view,
  compared,
  act,
  level = 2,
}: {
  view: OfferingCardView
  /** whether it is among those compared; left out where it cannot be */
  compared?: boolean
  /** what can be done about it here, below its price */
  act?: ReactNode
  level?: 2 | 3
}) {
  const { t } = useTranslation()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <article className="panel offering-card">
      <div className={view.photo ? 'with-photo' : undefined}>
        {view.photo && (
          <img
            src={view.photo.src}
            alt={view.photo.alt}
            width={160}
            height={120}
            loading="lazy"
            decoding="async"
          />
        )}
        <p className="facts">
          <span>{view.track}</span>
          <span>{view.className}</span>
          <OriginTags sample={view.sample} reference={view.reference} source={view.source} />
          {view.fit && (
            <Tag tone={view.fit === 'unknown' ? 'unknown' : 'fail'}>
              <span aria-hidden="true">{view.fit === 'unknown' ? '?' : '✕'}</span>
              {t(`results.fit_${view.fit}`)}
            </Tag>
          )}
        </p>
        <Heading>
          <a href={view.href} className="card-title">
            <Highlight text={view.name} />
          </a>
        </Heading>
        {view.summary && (
          <p>
            <Highlight text={view.summary} />
          </p>
        )}
        {view.figures.length > 0 && (
          <dl className="figures">
            {view.figures.map(({ code, label, value, unit, asked }) => (
              <div key={code} className={asked ? 'asked' : undefined}>
                <dt>{label}</dt>
                <dd>
                  <Figure value={value} unit={unit} />
                </dd>
              </div>
            ))}
            {view.moreFigures > 0 && (
              <div className="rest">
                <dt className="sr-only">{t('offering.allFigures')}</dt>
                <dd>{t('results.moreSpecs', { n: view.moreFigures })}</dd>
              </div>
            )}
          </dl>
        )}
        {view.conditions.length > 0 && (
          <ul className="facts" aria-label={t('offering.conditions')}>
            {view.conditions.map(({ code, label, standing, words }) => (
              <li key={code} title={words}>
                <OutcomeMark outcome={outcomeOfStanding[standing]} small label={words} />
                {label}
              </li>
            ))}
            {view.moreConditions > 0 && <li>{t('results.moreConditions', { n: view.moreConditions })}</li>}
          </ul>
        )}
        <p className="facts">
          <span>{view.organisation}</span>
          {view.region && (
            <span>
              <Icon name="pin" className="size-4" />
              {view.region}
            </span>
          )}
          {view.verification && (
            <span>
              <Icon name="shield" className="size-4" />
              {view.verification}
            </span>
          )}
        </p>
      </div>
      <div>
        <div>
          <p className="price">{view.price}</p>
          {view.lead && <p className="text-muted text-sm">{view.lead}</p>}
        </div>
        {compared !== undefined && <CompareButton id={view.id} name={view.plainName} compared={compared} />}
        {act}
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

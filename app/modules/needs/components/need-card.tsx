import { useTranslation } from 'react-i18next'
import { Tag } from '~/ui/chip'
import { Highlight } from '~/ui/highlight'
import { Icon } from '~/ui/icon'
import type { Need } from '../need'
import type { NeedCardView } from './need-card-view'

/** One need in a list: what is wanted, for what, by whom, how soon. */
export function NeedCard({ view, level = 2 }: { view: NeedCardView; level?: 2 | 3 }) {
  const { t } = useTranslation()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <article className="panel grid gap-2 p-4">
      <p className="facts">
        <UrgencyTag urgency={view.urgency} />
        {view.state !== 'open' && <Tag tone="strong">{t(`need.state_${view.state}`)}</Tag>}
        {view.visibility !== 'public' && <VisibilityTag visibility={view.visibility} />}
        <span>{view.scenarios.slice(0, 2).join(t('site.listJoin'))}</span>
        {view.sample && (
          <Tag tone="strong" title={t('site.sampleHint')}>
            {t('site.sample')}
          </Tag>
        )}
        {view.reference && (
          <Tag tone="strong" title={view.source ?? t('site.referenceHint')}>
            {t('site.reference')}
          </Tag>
        )}
      </p>
      <Heading className="text-base md:text-lg">
        <a href={view.href} className="card-title">
          <Highlight text={view.title} />
        </a>
      </Heading>
      {view.text && (
        <p className="line-clamp-2 text-sm">
          <Highlight text={view.text} />
        </p>
      )}
      {view.demands.length > 0 && (
        <ul className="flex flex-wrap gap-1.5 text-sm" aria-label={t('results.hardConstraints')}>
          {view.demands.map((demand) => (
            <li key={demand} className="bg-sunken rounded-sm px-2 py-0.5">
              {demand}
            </li>
          ))}
          {view.moreDemands > 0 && <li className="text-muted py-0.5">+{view.moreDemands}</li>}
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
        {view.quantity && <span>{view.quantity}</span>}
        {view.budget && (
          <span>
            {t('need.budget')} {view.budget}
          </span>
        )}
        {view.needed && (
          <span>
            <Icon name="clock" className="size-4" />
            {view.needed}
          </span>
        )}
      </p>
    </article>
  )
}

/** Who may see a need. */
export function VisibilityTag({ visibility }: { visibility: Need['visibility'] }) {
  const { t } = useTranslation()
  return (
    <Tag tone="strong" title={t(`need.visibility_${visibility}_hint`)}>
      <Icon name={visibility === 'public' ? 'people' : 'lock'} className="size-4" />
      {t(`need.visibility_${visibility}`)}
    </Tag>
  )
}

/** How urgent a need is; the signal colour only where it is. */
export function UrgencyTag({ urgency }: { urgency: Need['urgency'] }) {
  const { t } = useTranslation()
  const urgent = urgency === 'critical' || urgency === 'high'
  return <Tag tone={urgent ? 'signal' : 'strong'}>{t(`need.urgency_${urgency}`)}</Tag>
}

import { useTranslation } from 'react-i18next'
import type { EventCardView } from './event-card-view'

/** One event of a list: what, when, where, and what one can do there now. */
function EventCard({ view }: { view: EventCardView }) {
  const { t } = useTranslation()
  return (
    <article className="panel grid gap-2 p-4">
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <span className="tag">{view.kind}</span>
        {view.state === 'draft' && <span className="tag tag-unknown">{t('event.state_draft')}</span>}
        {view.state === 'cancelled' && <span className="tag tag-fail">{t('event.state_cancelled')}</span>}
        {view.state === 'published' && (
          <span className={view.phase === 'now' ? 'tag tag-strong' : 'text-muted'}>
            {t(`event.phase_${view.phase}`)}
          </span>
        )}
        {view.sample && <span className="tag">{t('site.sample')}</span>}
      </p>
      <h3 className="text-lg">
        <a href={view.href}>{view.title}</a>
      </h3>
      <p className="facts">
        <span>{view.dates}</span>
        {view.place && <span>{view.place}</span>}
      </p>
      {view.open.length > 0 && <p className="text-sm font-medium">{view.open.join(' · ')}</p>}
    </article>
  )
}

/** Events side by side. */
export function EventCards({ events }: { events: readonly EventCardView[] }) {
  return (
    <ul className="grid gap-3 md:grid-cols-2">
      {events.map((event) => (
        <li key={event.id} className="grid">
          <EventCard view={event} />
        </li>
      ))}
    </ul>
  )
}

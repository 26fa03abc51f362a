import { useTranslation } from 'react-i18next'
import { Tag } from '~/ui/chip'
import { signUpLooks } from '../../sign-ups/components/sign-up-looks'
import type { StopCardView } from './stop-card-view'

/** The stops of a tour in the order of their days, with what each asks for. */
export function StopCards({ stops }: { stops: readonly StopCardView[] }) {
  const { t } = useTranslation()
  return (
    <ol className="grid gap-3">
      {stops.map((stop) => (
        <li key={stop.id}>
          <article className="panel grid gap-2 p-4" data-stop={stop.id}>
            <p className="flex flex-wrap items-center gap-2 text-sm">
              {stop.number && <span className="tag tag-strong tabular-nums">{stop.number}</span>}
              <Tag>{stop.region}</Tag>
              {stop.phase === 'cancelled' ? (
                <span className="tag tag-fail">{t('tour.phase_cancelled')}</span>
              ) : (
                <span className="text-muted">{t(`event.phase_${stop.phase}`)}</span>
              )}
              {stop.own && <span className={signUpLooks[stop.own.state]}>{stop.own.words}</span>}
            </p>
            <h3 className="text-lg">
              <a href={stop.href}>{stop.title}</a>
            </h3>
            <p className="facts">
              <span>{stop.dates}</span>
              <span>{stop.venue}</span>
            </p>
            {stop.themes.length > 0 && (
              <ul className="flex flex-wrap gap-1.5 text-sm" aria-label={t('tour.themes')}>
                {stop.themes.map((theme) => (
                  <li key={theme} className="tag">
                    {theme}
                  </li>
                ))}
              </ul>
            )}
            {stop.asks && <p className="line-clamp-3 max-w-prose break-words">{stop.asks}</p>}
            <p className="facts">
              {stop.taken.map((words) => (
                <span key={words}>{words}</span>
              ))}
              {stop.needs && (
                <a href={stop.needs.href} className="inline-flex min-h-11 items-center fine:min-h-0">
                  {stop.needs.text}
                </a>
              )}
            </p>
          </article>
        </li>
      ))}
    </ol>
  )
}

import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '~/ui/button'
import { cx } from '~/ui/class-names'
import { EmptyState } from '~/ui/empty-state'
import { Section } from '~/ui/section'
import { Tabs } from '~/ui/tabs'
import type { AgendaColumn, AgendaDay, AgendaItemView, AgendaView } from '../agenda-view'

/** A programme by day and stage, of a tour by stop and time, to be read, printed, and taken into a calendar. */
export function AgendaList({ view }: { view: AgendaView }) {
  const { t } = useTranslation()
  if (view.empty)
    return (
      <EmptyState title={t('agenda.none')}>
        <p>{t(view.tour ? 'agenda.noneTextTour' : 'agenda.noneText')}</p>
      </EmptyState>
    )
  return (
    <>
      <div className="no-print flex flex-wrap gap-2">
        <ButtonLink href={view.calendarHref} size="small" download="">
          {t('agenda.calendar')}
        </ButtonLink>
        <ButtonLink href={view.followHref} size="small">
          {t('agenda.follow')}
        </ButtonLink>
        <Button type="button" size="small" className="only-with-script" data-print="">
          {t('agenda.print')}
        </Button>
      </div>
      {view.filters.stop.length > 0 && <Tabs label={t('tour.stops')} tabs={view.filters.stop} />}
      {view.filters.day.length > 0 && <Tabs label={t('agenda.days')} tabs={view.filters.day} />}
      {view.filters.stage.length > 0 && <Tabs label={t('agenda.stages')} tabs={view.filters.stage} />}
      <p className="text-muted text-sm">{t('agenda.times')}</p>
      {view.days.length + view.groups.length === 0 && (
        <EmptyState title={t(view.tour ? 'agenda.noneAtStop' : 'agenda.noneThere')} />
      )}
      {view.groups.map((group) => (
        <Section key={group.key} id={`stop-${group.key}`} title={group.title} lead={group.about}>
          {group.href && (
            <p className="no-print">
              <a href={group.href} className="inline-flex min-h-11 items-center fine:min-h-7">
                {t('tour.stopPage')}
              </a>
            </p>
          )}
          <AgendaDays days={group.days} />
        </Section>
      ))}
      {view.days.map(({ day, title, columns }) => (
        <Section key={day} id={`day-${day}`} title={title}>
          <div className="agenda-day">
            {columns.map((column) => (
              <Column key={column.key} column={column} />
            ))}
          </div>
        </Section>
      ))}
    </>
  )
}

/** The agenda of a stop on the page of the stop. */
export function StopAgenda({
  days,
  href,
  calendarHref,
}: {
  days: readonly AgendaDay[]
  /** where it stands with the others of the tour */
  href: string
  calendarHref: string
}) {
  const { t } = useTranslation()
  return (
    <Section id="agenda" title={t('agenda.title')} lead={t('agenda.times')}>
      <p className="no-print flex flex-wrap gap-2">
        <ButtonLink href={calendarHref} size="small" download="">
          {t('agenda.calendar')}
        </ButtonLink>
        <ButtonLink href={href} size="small">
          {t('agenda.allStops')}
        </ButtonLink>
      </p>
      <AgendaDays days={days} />
    </Section>
  )
}

/** Days one after the other, each in the order of time. */
function AgendaDays({ days }: { days: readonly AgendaDay[] }) {
  return (
    <>
      {days.map(({ day, title, columns }) => (
        <section key={day} className="grid gap-2 print:block print:space-y-2">
          <h3 className="text-base">{title}</h3>
          <AgendaItems items={columns.flatMap(({ items }) => items)} />
        </section>
      ))}
    </>
  )
}

function Column({ column }: { column: AgendaColumn }) {
  return (
    <section className="grid content-start gap-2">
      <h3 className="flex flex-wrap items-baseline gap-x-3 text-base">
        {column.name}
        {column.where && (
          <a
            href={column.where.href}
            className="no-print inline-flex min-h-11 items-center text-sm font-normal fine:min-h-7"
          >
            {column.where.label}
          </a>
        )}
      </h3>
      <AgendaItems items={column.items} />
    </section>
  )
}

/** Items one after the other. `level`: of their headings. */
export function AgendaItems({ items, level = 4 }: { items: readonly AgendaItemView[]; level?: 3 | 4 }) {
  const { t } = useTranslation()
  const Heading = level === 3 ? 'h3' : 'h4'
  return (
    <ol className="grid gap-2 print:block print:space-y-2">
      {items.map((item) => (
        <li key={item.id} id={`item-${item.id}`} className="panel agenda-item">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <time dateTime={item.starts} className="font-semibold">
              {item.time}
            </time>
            <span className="tag">{item.kind}</span>
            {item.place && <span className="text-muted">{item.place}</span>}
            {item.off && <span className="tag tag-fail">{t('agenda.off')}</span>}
          </p>
          <Heading className={cx('text-base font-semibold', item.off && 'line-through')}>
            {item.title}
          </Heading>
          {item.speakers.length > 0 && (
            <ul className="grid gap-0.5 text-sm">
              {item.speakers.map(({ name, about }) => (
                <li key={`${name} ${about}`}>
                  <span className="font-medium">{name}</span>
                  {about && <span className="text-muted"> {about}</span>}
                </li>
              ))}
            </ul>
          )}
          {item.abstract && <p className="text-sm whitespace-pre-wrap">{item.abstract}</p>}
          <p className="flex flex-wrap items-center gap-x-4 text-sm">
            {item.exhibitor &&
              (item.exhibitor.href ? (
                <a href={item.exhibitor.href} className="inline-flex min-h-11 items-center fine:min-h-7">
                  {item.exhibitor.name}
                </a>
              ) : (
                <span>{item.exhibitor.name}</span>
              ))}
            <a
              href={item.calendarHref}
              download=""
              rel="nofollow"
              aria-label={t('agenda.addOne', { title: item.title })}
              className="no-print inline-flex min-h-11 items-center fine:min-h-7"
            >
              {t('agenda.add')}
            </a>
          </p>
        </li>
      ))}
    </ol>
  )
}

import '~/locales/event-texts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { isPerson, mayAct } from '~/modules/accounts'
import { pageFor } from '~/modules/accounts/index.server'
import { EventCards, eventCardView } from '~/modules/events'
import { listEvents, listNamedStops, listOwnEvents, stopManagePath } from '~/modules/events/index.server'
import { inLang } from '~/modules/offerings'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Section } from '~/ui/section'

export const meta = headOf

/** More than a page shows at once are of years ago. */
const LIMIT = 100
/** How many that are over stand below those to come. */
const OVER = 4

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = pageFor(args)
  const over = url.searchParams.get('over') === 'yes'
  const path = localPath(lang, '/events')
  const today = services.clock.today()
  const [events, past, own, named] = await Promise.all([
    listEvents(services.db, { today, over, limit: LIMIT }),
    over ? [] : listEvents(services.db, { today, over: true, limit: OVER }),
    listOwnEvents(services.db, viewer),
    listNamedStops(services.db, viewer),
  ])
  const card = (event: (typeof events)[number]) => eventCardView(event, { lang, today })
  const organizes = isPerson(viewer) && viewer.organisation?.kind === 'organizer' && mayAct(viewer, 'prepare')
  return {
    head: makeHead({
      origin,
      path: over ? `${path}?over=yes` : path,
      lang,
      title: t('event.title'),
      description: t('event.description'),
      indexed: !over,
    }),
    over,
    otherHref: over ? path : `${path}?over=yes`,
    events: events.map(card),
    past: past.map(card),
    own: own.map(card),
    named: named.map(({ id, eventId, titleZh, titleEn, startsOn }) => ({
      id,
      href: stopManagePath(lang, { eventId, stopId: id }),
      title: inLang(lang, titleZh, titleEn),
      day: formatDate(startsOn, lang),
    })),
    newHref: organizes ? localPath(lang, '/events/new') : null,
  }
}

export default function EventsPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
      <header className="flex flex-wrap items-end justify-between gap-3">
        <div className="grid gap-1">
          <h1 className="text-2xl md:text-3xl">{t('event.title')}</h1>
          <p className="text-muted max-w-prose">{t('event.lead')}</p>
        </div>
        {data.newHref && (
          <ButtonLink look="main" href={data.newHref}>
            {t('event.newEvent')}
          </ButtonLink>
        )}
      </header>
      {data.own.length > 0 && (
        <Section id="own" title={t('event.ownEvents')}>
          <EventCards events={data.own} />
        </Section>
      )}
      {data.named.length > 0 && (
        <Section id="named" title={t('event.namedStops')}>
          <ul className="panel divide-line divide-y">
            {data.named.map((stop) => (
              <li key={stop.id} className="flex flex-wrap items-center gap-x-4 px-4">
                <a href={stop.href} className="inline-flex min-h-11 items-center font-medium">
                  {stop.title}
                </a>
                <span className="text-muted text-sm">{stop.day}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="events" title={t(data.over ? 'event.overTitle' : 'event.upcomingTitle')}>
        {data.events.length === 0 ? (
          <EmptyState title={t(data.over ? 'event.emptyOver' : 'event.empty')}>
            <p>{t('event.emptyText')}</p>
          </EmptyState>
        ) : (
          <EventCards events={data.events} />
        )}
        {data.over && <More href={data.otherHref}>{t('event.seeUpcoming')}</More>}
      </Section>
      {data.past.length > 0 && (
        <Section id="past" title={t('event.overTitle')}>
          <EventCards events={data.past} />
          <More href={data.otherHref}>{t('event.seeOver')}</More>
        </Section>
      )}
    </div>
  )
}

function More({ href, children }: { href: string; children: ReactNode }) {
  return (
    <p>
      <a href={href} className="inline-flex min-h-11 items-center">
        {children}
      </a>
    </p>
  )
}

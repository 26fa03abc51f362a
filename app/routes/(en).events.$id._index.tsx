import '~/locales/event-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { membershipIn } from '~/modules/accounts'
import { pageFor } from '~/modules/accounts/index.server'
import { EventDetail, eventDetailView, NewsList, TourRoute } from '~/modules/events'
import { latestNews, readEvent, readTourView } from '~/modules/events/index.server'
import { useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin } = pageFor(args)
  const id = readId(args.params.id)
  const [vocabulary, event] = await Promise.all([
    services.vocabulary(),
    withDomainErrors(() => readEvent(services.db, viewer, id)),
  ])
  const manages = membershipIn(viewer, event.organizer.id) !== null
  const tour = event.kind === 'tour' ? await readTourView(services, event, { viewer, lang }) : null
  const news = await latestNews(services, { eventId: event.id, lang })
  const view = eventDetailView(event, { lang, vocabulary, today: services.clock.today(), manages })
  return {
    head: makeHead({
      origin,
      path: localPath(lang, `/events/${id}`),
      lang,
      title: view.title,
      description: view.text.slice(0, 200) || view.title,
      indexed: event.state !== 'draft',
    }),
    crumbs: [{ href: localPath(lang, '/events'), label: t('event.title') }],
    view: { ...view, signedUp: tour?.signedUp ?? false },
    tour,
    news,
  }
}

export default function EventPage() {
  const { t } = useTranslation()
  const { crumbs, view, tour, news } = useLoaderData<typeof loader>()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={crumbs} current={view.title} />
      <EventDetail view={view}>{tour && <TourRoute view={tour} />}</EventDetail>
      {news.length > 0 && (
        <Section id="news" title={t('news.latest')}>
          <NewsList items={news} level={3} />
        </Section>
      )}
    </div>
  )
}

import { localPath } from '~/locales/lang'
import { makeHead } from '~/locales/page-head'
import { isPerson } from '~/modules/accounts'
import { pageFor } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { readProgramme } from '../../../agenda/read-programme.server'
import { agendaDays } from '../../../agenda/tour-agenda-view'
import { stopsWithMeetings } from '../../../meetings/programme.repo.server'
import { findSignUp, isTakingPart } from '../../sign-ups/sign-ups.repo.server'
import { stopPath } from '../components/stop-card-view'
import { stopDetailView } from '../components/stop-detail-view'
import { readManagedStop } from '../managed-stop.server'
import { readPublicStop, readTaken } from '../public-stop.server'
import { readStopDocuments } from '../stop-documents.server'

/** `/events/:id/stops/:stop`. @throws the 404 of a stop that is not there for the viewer */
export async function stopPage(args: LoaderFunctionArgs) {
  const page = pageFor(args)
  const { services, viewer, lang, t, origin } = page
  const at = { eventId: readId(args.params.id), stopId: readId(args.params.stop) }
  const { event, stop, stops } = await withDomainErrors(() => readPublicStop(services.db, viewer, at))
  const organisations = isPerson(viewer) ? viewer.organisations.map(({ id }) => id) : []
  const acting = isPerson(viewer) ? viewer.organisation : null
  const [vocabulary, own, taken, documents, managed, takesPart, meeting, programme] = await Promise.all([
    services.vocabulary(),
    acting ? findSignUp(services.db, event.id, acting.id) : null,
    readTaken(services.db, [stop.id]),
    readStopDocuments(services.db, stop.id),
    readManagedStop(services.db, viewer, at).catch(() => null),
    isTakingPart(services.db, stop.id, organisations),
    stopsWithMeetings(services.db, event.id),
    readProgramme(services.db, event, stop.id),
  ])
  const view = stopDetailView(stop, {
    ...{ event, stops, taken, documents, lang, vocabulary },
    ...{ today: services.clock.today(), manages: managed !== null, own, takesPart },
    meets: meeting.has(stop.id),
  })
  const title = inLang(lang, event.titleZh, event.titleEn)
  return {
    head: makeHead({
      ...{ origin, lang, path: stopPath(lang, stop) },
      title: `${view.title} · ${title}`,
      description: view.text.slice(0, 200) || `${view.title} · ${title}`,
      indexed: event.state !== 'draft',
    }),
    crumbs: [
      { href: localPath(lang, '/events'), label: t('event.title') },
      { href: localPath(lang, `/events/${event.id}`), label: title },
    ],
    view,
    agenda: {
      days: agendaDays(programme, { lang, eventId: event.id, off: view.phase === 'cancelled' }),
      href: localPath(lang, `/events/${event.id}/agenda`),
      calendarHref: localPath(lang, `/events/${event.id}/agenda.ics?stop=${stop.id}`),
    },
  }
}

import { formatDate } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { personalPage } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import { type LoaderFunctionArgs, notFound, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { datesOf } from '../../../components/event-card-view'
import { readDrills } from '../../drills/drills.repo.server'
import { listSignUps } from '../../sign-ups/sign-ups.repo.server'
import { stopPath } from '../../stops/components/stop-card-view'
import { readPublicStop } from '../../stops/public-stop.server'
import { usualSession } from '../session'
import { findSession, readMeetings } from '../sessions.repo.server'
import { programmeView } from './meeting-views'

/**
 * `/events/:id/stops/:stop/programme`: what the viewer's organisation does at a stop in which it takes part.
 * @throws the 404 of a page that is not there for the viewer, or the way to the sign-in page
 */
export async function programmePage(args: LoaderFunctionArgs) {
  const page = personalPage(args)
  const { services, viewer, lang, t } = page
  const { db } = services
  const at = { eventId: readId(args.params.id), stopId: readId(args.params.stop) }
  const { event, stop } = await withDomainErrors(() => readPublicStop(db, viewer, at))
  const signUps = await listSignUps(db, stop.id, { states: ['accepted'] })
  // Of several organisations the one that they act for comes first.
  const own = [viewer.organisation, ...viewer.organisations].flatMap((organisation) =>
    signUps.filter((each) => each.organisation.id === organisation?.id),
  )[0]
  if (!own) throw notFound()
  const [vocabulary, known, meetings, drills] = await Promise.all([
    services.vocabulary(),
    findSession(db, stop.id),
    readMeetings(db, stop.id, { organisationId: own.organisation.id }),
    readDrills(db, stop.id, { organisationId: own.organisation.id }),
  ])
  const session = known ?? usualSession(stop)
  const title = inLang(lang, event.titleZh, event.titleEn)
  const stopTitle = inLang(lang, stop.titleZh, stop.titleEn)
  return {
    ...page,
    path: `${stopPath(lang, stop)}/programme`,
    title: `${t('session.programme')} · ${stopTitle}`,
    facts: [
      datesOf(stop, lang),
      inLang(lang, stop.venueZh, stop.venueEn),
      inLang(lang, stop.addressZh, stop.addressEn),
    ].filter(Boolean),
    day: formatDate(session.day, lang),
    programme: programmeView(own.organisation, { meetings, drills, session, vocabulary }, lang),
    crumbs: [
      { href: localPath(lang, '/events'), label: t('event.title') },
      { href: localPath(lang, `/events/${event.id}`), label: title },
      { href: stopPath(lang, stop), label: stopTitle },
    ],
  }
}

import { formatDate } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { personalPage } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { datesOf } from '../../components/event-card-view'
import { type Event, phaseOn, takesVisitors } from '../../event'
import { readEvent } from '../../events.repo.server'
import { stopPath, stopTitle } from '../../tours/stops/components/stop-card-view'
import { isAhead, tourAt } from '../../tours/stops/stop'
import { readStops } from '../../tours/stops/stops.repo.server'
import type { RegisterView } from '../components/register-form'
import { ticketPath } from '../ticket-link.server'
import { shownNumber } from '../ticket-number'
import { listOwnVisitors } from '../visitors.repo.server'

/** `/events/:id/register`. @throws the 404 of an event that is not there, the sign-in page */
export async function registerPage(args: LoaderFunctionArgs) {
  const page = personalPage(args)
  const { services, viewer, lang, t, url } = page
  const eventId = readId(args.params.id)
  const event = await withDomainErrors(() => readEvent(services.db, viewer, eventId))
  const [visitors, stops] = await Promise.all([
    listOwnVisitors(services.db, { eventId }, viewer.id),
    event.kind === 'tour' ? readStops(services.db, eventId) : [],
  ])
  const today = services.clock.today()
  const asked = url.searchParams.get('stop')
  const title = inLang(lang, event.titleZh, event.titleEn)
  const path = localPath(lang, `/events/${eventId}`)
  const taking = stops.filter((stop) => takesVisitors(tourAt(event, stop), today))
  const open = event.kind === 'tour' ? taking.length > 0 : takesVisitors(event, today)
  const ended =
    event.kind === 'tour'
      ? !stops.some((stop) => isAhead(event, stop, today))
      : phaseOn(event, today) === 'over'
  const { organisation } = viewer
  const view: RegisterView = {
    open,
    closed: open ? null : closedWords(event, { lang, ended }),
    // Of a tour, each stop has a ticket of its own.
    self: event.kind === 'tour' || !visitors.some(({ own, state }) => own && state === 'registered'),
    stops: taking.map((stop) => ({
      ...{ id: stop.id, href: stopPath(lang, stop), title: inLang(lang, stop.titleZh, stop.titleEn) },
      facts: [datesOf(stop, lang), inLang(lang, stop.venueZh, stop.venueEn)].filter(Boolean),
      ...{ state: null, stateWords: '', reason: '', meetingsHref: null, choosable: true },
      chosen: asked === String(stop.id) || taking.length === 1,
    })),
    values: {
      name: viewer.name,
      email: viewer.email,
      organisation: organisation ? String(organisation.id) : '',
    },
    organisations: [
      ...viewer.organisations.map(({ id, kind, nameZh, nameEn }) => ({
        value: String(id),
        label: `${inLang(lang, nameZh, nameEn)} · ${t(kind === 'rescue_team' ? 'visitor.kind_team' : 'visitor.kind_professional')}`,
      })),
      { value: '', label: t('visitor.otherOrganisation') },
    ],
    tickets: visitors.map((visitor) => ({
      href: localPath(lang, ticketPath(visitor)),
      name: visitor.name,
      about: [stopTitle(stops, visitor.stopId, lang), visitor.organisationName, visitor.title]
        .filter(Boolean)
        .join(' · '),
      number: shownNumber(visitor.number),
      tag: t(visitor.own ? 'visitor.own' : 'visitor.colleague'),
      cancelled: visitor.state === 'cancelled',
    })),
  }
  return {
    ...page,
    event,
    title,
    path: `${path}/register`,
    dates: datesOf(event, lang),
    place: inLang(lang, event.placeZh, event.placeEn),
    crumbs: [
      { href: localPath(lang, '/events'), label: t('event.title') },
      { href: path, label: title },
    ],
    view,
  }
}

/** Why nobody can register now. */
function closedWords(event: Event, { lang, ended }: { lang: Lang; ended: boolean }): string {
  const { t } = i18nFor(lang)
  if (event.state === 'cancelled') return t('event.cancelledNotice', { reason: event.cancelReason })
  if (event.state === 'draft') return t('event.draftNotice')
  if (ended) return t('visitor.ended')
  return t('visitor.closed', {
    from: formatDate(event.visitorsFrom, lang),
    until: formatDate(event.visitorsUntil, lang),
  })
}

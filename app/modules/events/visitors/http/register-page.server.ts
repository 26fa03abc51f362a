import { formatDate } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { personalPage } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { datesOf } from '../../components/event-card-view'
import { takesVisitors } from '../../event'
import { readEvent } from '../../events.repo.server'
import type { RegisterView } from '../components/register-form'
import { ticketPath } from '../ticket-link.server'
import { shownNumber } from '../ticket-number'
import { listOwnVisitors } from '../visitors.repo.server'

/** `/events/:id/register`. @throws the 404 of an event that is not there, the sign-in page */
export async function registerPage(args: LoaderFunctionArgs) {
  const page = personalPage(args)
  const { services, viewer, lang, t } = page
  const eventId = readId(args.params.id)
  const event = await withDomainErrors(() => readEvent(services.db, viewer, eventId))
  const visitors = await listOwnVisitors(services.db, { eventId }, viewer.id)
  const title = inLang(lang, event.titleZh, event.titleEn)
  const path = localPath(lang, `/events/${eventId}`)
  const open = takesVisitors(event, services.clock.today())
  const { organisation } = viewer
  const view: RegisterView = {
    open,
    closed: open
      ? null
      : t('visitor.closed', {
          from: formatDate(event.visitorsFrom, lang),
          until: formatDate(event.visitorsUntil, lang),
        }),
    self: !visitors.some(({ own, state }) => own && state === 'registered'),
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
      about: [visitor.organisationName, visitor.title].filter(Boolean).join(' · '),
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

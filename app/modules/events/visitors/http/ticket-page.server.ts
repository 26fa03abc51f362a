import { formatDate } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { pageFor } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { qrPath } from '~/platform/qr'
import { stopPath } from '../../tours/stops/components/stop-card-view'
import { readTicketOf, type TicketRef } from '../change-visitor.server'
import type { TicketView } from '../components/ticket-view'
import { readLeadsOf } from '../leads/leads.repo.server'
import { ticketFacts } from '../ticket-facts'
import { ticketWriter } from '../ticket-keys.server'
import { ticketLink, ticketPath } from '../ticket-link.server'
import { keepsTickets } from '../visitor'

type ViewedPage = ReturnType<typeof pageFor>

/** Which ticket an address names, and the link that it carries. */
export const ticketRefOf = (
  page: Pick<ViewedPage, 'url'>,
  params: LoaderFunctionArgs['params'],
): TicketRef => ({
  eventId: readId(params.id),
  number: String(params.number).slice(0, 20),
  key: page.url.searchParams.get('key')?.slice(0, 100) ?? '',
})

/** `/events/:id/tickets/:number`. @throws the 404 of a ticket that is not there for the viewer */
export async function ticketPage(args: LoaderFunctionArgs) {
  const page = pageFor(args)
  const { services, viewer, lang, t, origin } = page
  const ref = ticketRefOf(page, args.params)
  const { event, stop, visitor, rights } = await withDomainErrors(() => readTicketOf(services, viewer, ref))
  const registered = visitor.state === 'registered'
  const text = registered ? (await ticketWriter(services, event.id))(visitor) : null
  const leads = rights.visitor && registered ? await readLeadsOf(services.db, visitor.id) : []
  const facts = ticketFacts(event, visitor, page)
  const path = localPath(lang, ticketPath(visitor))
  const query = ref.key === '' ? '' : `?key=${encodeURIComponent(ref.key)}`
  const changes = rights.registrant && registered && keepsTickets(event, services.clock.today())
  const signUpHref =
    visitor.signUpId === null ? null : localPath(lang, `/events/${event.id}/sign-up?stop=${visitor.stopId}`)
  const view: TicketView = {
    ...facts,
    state: event.state === 'cancelled' ? 'void' : visitor.state,
    text,
    qr: text === null ? null : qrPath(text),
    pdfHref: registered ? `${path}/pdf${query}` : null,
    registerHref: rights.registrant ? (signUpHref ?? localPath(lang, `/events/${event.id}/register`)) : null,
    follows: signUpHref !== null,
    // Exhibitors scan visitors at exhibitions.
    shares: rights.visitor && registered && event.kind === 'exhibition' ? visitor.sharesContact : null,
    leads: leads.map((lead) => ({
      ...{ id: lead.id, answer: lead.answer, name: inLang(lang, lead.nameZh, lead.nameEn) },
      day: formatDate(lead.createdAt, lang),
    })),
    changes,
    values: {
      name: visitor.name,
      organisationName: visitor.organisationName,
      title: visitor.title,
      phone: visitor.phone,
      email: visitor.email,
    },
    // Whose ticket it is needs no account to open it.
    link: changes && !visitor.own ? origin + localPath(lang, ticketLink(services.env, visitor)) : null,
  }
  return {
    ...page,
    event,
    visitor,
    path,
    back: path + query,
    view,
    crumbs: [
      { href: localPath(lang, '/events'), label: t('event.title') },
      {
        href: stop ? stopPath(lang, stop) : localPath(lang, `/events/${event.id}`),
        label: facts.event,
      },
    ],
  }
}

import { z } from 'zod'
import { formatDate, formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { personalPage, readFilters } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { readEvent } from '../../events.repo.server'
import { leadsExhibitor } from '../leads/act-on-leads.server'
import type { LeadsView } from '../leads/components/lead-list'
import { type LeadRating, leadRatings } from '../leads/lead'
import { leadCsv } from '../leads/lead-csv'
import { countLeads, listLeads } from '../leads/leads.repo.server'
import { shownNumber } from '../ticket-number'

const Filters = z.object({
  rating: z.enum(['1', '2', '3']).optional(),
  before: z.coerce.number().int().positive().optional(),
})
const A_PAGE = 50
/** The most rows of a file. */
const MOST = 20_000

async function leadsScope(args: LoaderFunctionArgs) {
  const page = personalPage(args)
  const { services, viewer } = page
  const eventId = readId(args.params.id)
  const organisationId = await withDomainErrors(() => leadsExhibitor(services, viewer, eventId))
  return { ...page, eventId, scope: { eventId, organisationId } }
}

/** `/events/:id/leads`. @throws the 403 of whoever does not exhibit there, the sign-in page */
export async function leadsPage(args: LoaderFunctionArgs) {
  const page = await leadsScope(args)
  const { services, viewer, lang, t, url, eventId, scope } = page
  const { rating, before } = readFilters(url, Filters)
  const [event, all, leads] = await Promise.all([
    readEvent(services.db, viewer, eventId),
    countLeads(services.db, scope),
    listLeads(services.db, scope, {
      rating: rating && (Number(rating) as LeadRating),
      ...{ before, limit: A_PAGE + 1 },
    }),
  ])
  const title = inLang(lang, event.titleZh, event.titleEn)
  const path = localPath(lang, `/events/${eventId}/leads`)
  const shown = leads.slice(0, A_PAGE)
  const view: LeadsView = {
    count: t('lead.count', { n: formatNumber(all, lang) }),
    csvHref: all > 0 ? `${path}.csv` : null,
    tabs: [
      { href: path, label: t('lead.all'), current: rating === undefined },
      ...leadRatings.map((each) => ({
        href: `${path}?rating=${each}`,
        label: t(`lead.rating_${each}`),
        current: rating === String(each),
      })),
    ],
    rows: shown.map((lead) => ({
      id: lead.id,
      number: shownNumber(lead.number),
      contact: lead.contact,
      why: lead.contact ? null : t(lead.asks ? 'lead.waiting' : 'lead.refused'),
      rating: lead.rating === null ? '' : String(lead.rating),
      note: lead.note,
      met: formatDate(lead.createdAt, lang),
    })),
    next: leads.length > A_PAGE ? (shown.at(-1)?.id ?? null) : null,
  }
  return {
    ...page,
    path,
    title,
    view,
    crumbs: [
      { href: localPath(lang, '/events'), label: t('event.title') },
      { href: localPath(lang, `/events/${eventId}`), label: title },
    ],
  }
}

/** The visitors of an exhibitor as CSV. @throws those of `leadsPage` */
export async function leadsFile(args: LoaderFunctionArgs): Promise<{ text: string; name: string }> {
  const { services, lang, t, eventId, scope } = await leadsScope(args)
  const leads = await listLeads(services.db, scope, { limit: MOST })
  return { text: leadCsv(leads, t, lang), name: `muster-leads-${eventId}.csv` }
}

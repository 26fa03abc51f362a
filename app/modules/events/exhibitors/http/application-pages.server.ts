import { z } from 'zod'
import { formatDate } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { mayAct } from '~/modules/accounts'
import { personalPage, readFilters } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import { readOfferings } from '~/modules/offerings/index.server'
import { codeName } from '~/modules/vocabulary'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { type Event, takesExhibitors } from '../../event'
import { readEvent } from '../../events.repo.server'
import { eventManagePage } from '../../http/event-manage-page.server'
import { offeringChoices } from '../../offering-choices.server'
import { applicationStates, mayApply } from '../application'
import { countApplications, findApplication, listApplications } from '../applications.repo.server'
import type { ApplicationRow } from '../components/application-list'

/** A page of an exhibition for whoever exhibits there. @throws the 404 of one that is not there, the sign-in page */
export async function exhibitorPage(args: LoaderFunctionArgs) {
  const page = personalPage(args)
  const { services, viewer, lang, t } = page
  const id = readId(args.params.id)
  const event = await withDomainErrors(() => readEvent(services.db, viewer, id, 'exhibition'))
  const { organisation } = viewer
  const exhibits = organisation?.kind === 'enterprise' || organisation?.kind === 'institute'
  const title = inLang(lang, event.titleZh, event.titleEn)
  const path = localPath(lang, `/events/${id}`)
  return {
    ...page,
    id,
    event,
    title,
    path,
    /** whom the viewer exhibits for; null: their organisation does not */
    organisation: exhibits ? organisation : null,
    /** whether the viewer may act here, not only read */
    acts: exhibits && mayAct(viewer, 'publish'),
    application: exhibits ? await findApplication(services.db, id, organisation.id) : null,
    crumbs: [
      { href: localPath(lang, '/events'), label: t('event.title') },
      { href: path, label: title },
    ],
  }
}

export const contactOf = (event: Event): string =>
  [event.contactName, event.contactPhone, event.contactEmail].filter(Boolean).join(' · ')

/** `/events/:id/apply`. @throws those of `exhibitorPage` */
export async function applyPage(args: LoaderFunctionArgs) {
  const page = await exhibitorPage(args)
  const { services, event, application, organisation, lang, t, acts, path } = page
  const today = services.clock.today()
  const state = application?.state ?? 'none'
  const open = takesExhibitors(event, today)
  const offerings = organisation
    ? await offeringChoices(services, organisation.id, {
        chosen: new Set(application?.offerings ?? []),
        lang,
      })
    : []
  return {
    ...page,
    view: {
      state: application && { tag: t(`exhibitor.state_${application.state}`), reason: application.reason },
      exhibits: organisation !== null,
      submits: acts && mayApply(state, 'submit') && (open || state === 'accepted'),
      withdraws: acts && mayApply(state, 'withdraw'),
      changes: state === 'submitted' || state === 'accepted',
      closed: open
        ? null
        : t('exhibitor.closed', {
            from: formatDate(event.exhibitorsFrom, lang),
            until: formatDate(event.exhibitorsUntil, lang),
          }),
      boothsHref: application?.state === 'accepted' ? `${path}/booking` : null,
      leadsHref: acts && application?.state === 'accepted' ? `${path}/leads` : null,
      newHref: localPath(lang, '/offerings/new'),
      accountHref: localPath(lang, '/account'),
      terms: inLang(lang, event.termsZh, event.termsEn),
      values: {
        fasciaZh: application?.fasciaZh ?? organisation?.nameZh.slice(0, 60) ?? '',
        fasciaEn: application?.fasciaEn ?? organisation?.nameEn.slice(0, 80) ?? '',
        note: application?.note ?? '',
      },
      offerings,
    },
  }
}

const Filters = z.object({
  state: z.enum(applicationStates).optional(),
  q: z.string().max(80).optional(),
})
const SHOWN = 200

/** `/events/:id/manage/exhibitors`. @throws those of `eventManagePage` */
export async function applicationsPage(args: LoaderFunctionArgs) {
  const page = await eventManagePage(args, 'exhibitors')
  const { services, event, lang, t, url, path } = page
  const { state, q } = readFilters(url, Filters)
  const [vocabulary, counts, applications] = await Promise.all([
    services.vocabulary(),
    countApplications(services.db, event.id),
    listApplications(services.db, event.id, { state, q, limit: SHOWN }),
  ])
  const offerings = new Map(
    (
      await readOfferings(services.db, 'public', [...new Set(applications.flatMap((each) => each.offerings))])
    ).map((offering) => [offering.id, offering]),
  )
  const to = (wanted: string | undefined) => {
    const search = new URLSearchParams()
    if (wanted) search.set('state', wanted)
    if (q) search.set('q', q)
    return search.size > 0 ? `${path}?${search}` : path
  }
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0)
  return {
    ...page,
    q,
    state,
    tabs: [
      { href: to(undefined), label: t('exhibitor.filter_all'), count: String(all), current: !state },
      ...applicationStates.map((each) => ({
        href: to(each),
        label: t(`exhibitor.state_${each}`),
        count: String(counts[each] ?? 0),
        current: state === each,
      })),
    ],
    rows: applications.map(
      (each): ApplicationRow => ({
        id: each.id,
        name: inLang(lang, each.organisation.nameZh, each.organisation.nameEn),
        href:
          each.state === 'accepted' && event.state === 'published'
            ? localPath(lang, `/events/${event.id}/exhibitors/${each.organisation.id}`)
            : null,
        fascia: [each.fasciaZh, each.fasciaEn].filter(Boolean).join(' / '),
        state: each.state,
        tag: t(`exhibitor.state_${each.state}`),
        member: each.member,
        note: each.note,
        reason: each.reason,
        submitted: t('exhibitor.submittedOn', { day: formatDate(each.submittedAt, lang) }),
        offerings: each.offerings.flatMap((id) => {
          const offering = offerings.get(id)
          if (!offering) return []
          return [
            {
              id,
              href: localPath(lang, `/offerings/${id}`),
              name: inLang(lang, offering.nameZh, offering.nameEn),
              track: codeName(vocabulary.tracks, offering.track, lang),
            },
          ]
        }),
        accepts: mayApply(each.state, 'accept'),
        refuses: mayApply(each.state, 'return'),
      }),
    ),
  }
}

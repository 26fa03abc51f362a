import { type Lang, localPath } from '~/locales/lang'
import { personalPage } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import { type LoaderFunctionArgs, notFound, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { datesOf } from '../../../components/event-card-view'
import type { EventManageHead } from '../../../components/event-manage-frame'
import { managePath } from '../../../http/event-manage-page.server'
import { stopPath } from '../components/stop-card-view'
import { readManagedStop } from '../managed-stop.server'

/**
 * The pages of a stop's management: below the stop, or `shared` with the event, to whose address the stop is added; and
 * whether only those who manage the whole tour have them.
 */
const tabs = [
  ['facts', ''],
  ['planner', '/planner'],
  ['sign_ups', '/sign-ups'],
  ['agenda', '/agenda', 'shared'],
  ['visitors', '/visitors', 'shared'],
  ['checkIn', '/check-in', 'shared'],
  ['meetings', '/meetings', 'shared'],
  ['session', '/session'],
  ['drills', '/drills'],
  ['report', '/report'],
  ['documents', '/documents'],
  ['organizers', '/organizers', 'tour'],
] as const
export type StopTab = (typeof tabs)[number][0]

const dids = [
  ...(['added', 'saved', 'cancel', 'invited', 'remove', 'restore', 'made', 'recorded'] as const),
  ...(['tellChanges', 'leaveChanges'] as const),
]

export const stopManagePath = (
  lang: Lang,
  { eventId, stopId }: { eventId: number; stopId: number },
  rest = '',
): string => managePath(lang, eventId, `/stops/${stopId}${rest}`)

/**
 * A page of a stop's management, for the members of the tour's organizer and for those who are named for this stop.
 * The stop is that of the path, or is named.
 * @throws the 404 of a page that is not there for the viewer, or the way to the sign-in page
 */
export async function stopManagePage(
  args: LoaderFunctionArgs,
  tab: StopTab,
  stopId = readId(args.params.stop),
) {
  const page = personalPage(args)
  const { services, viewer, lang, t, url } = page
  const at = { eventId: readId(args.params.id), stopId }
  const managed = await withDomainErrors(() => readManagedStop(services.db, viewer, at))
  const { event, stop, manages, writes } = managed
  const own = tabs.filter(([, , who]) => who !== 'tour' || who === manages)
  const here = own.find(([name]) => name === tab)
  if (!here) throw notFound()
  const did = dids.find((each) => each === url.searchParams.get('did'))
  const tour = inLang(lang, event.titleZh, event.titleEn)
  const title = inLang(lang, stop.titleZh, stop.titleEn)
  // A draft is there for the members of its organizer alone.
  const shown = manages === 'tour' || event.state !== 'draft'
  const head: EventManageHead = {
    title,
    dates: datesOf(stop, lang),
    crumbs: [
      { href: localPath(lang, '/events'), label: t('event.title') },
      ...(shown ? [{ href: localPath(lang, `/events/${event.id}`), label: tour }] : []),
      ...(manages === 'tour'
        ? [{ href: managePath(lang, event.id, '/stops'), label: t('tourWork.stopsTitle') }]
        : []),
    ],
    tabs: own.map(([name, rest, kind]) => ({
      href:
        kind === 'shared'
          ? managePath(lang, at.eventId, `${rest}?stop=${at.stopId}`)
          : stopManagePath(lang, at, rest),
      label: t(`tourWork.tab_${name}`),
      current: name === tab,
    })),
    tour,
    place: [inLang(lang, stop.venueZh, stop.venueEn), inLang(lang, stop.addressZh, stop.addressEn)]
      .filter(Boolean)
      .join(' '),
    publicHref: shown ? stopPath(lang, stop) : null,
    state: stop.cancelled ? 'cancelled' : event.state,
    writes,
    did: did ? t(`tourWork.did_${did}`) : null,
  }
  const [, rest, kind] = here
  const path = kind === 'shared' ? managePath(lang, at.eventId, rest) : stopManagePath(lang, at, rest)
  return { ...page, ...managed, at, title, head, path }
}

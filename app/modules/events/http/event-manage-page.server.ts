import { type Lang, localPath } from '~/locales/lang'
import { membershipIn, rightsOf } from '~/modules/accounts'
import { personalPage } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import { type LoaderFunctionArgs, notFound, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { datesOf } from '../components/event-card-view'
import type { EventManageHead } from '../components/event-manage-frame'
import { type Event, rightToChange } from '../event'
import { readOwnEvent } from '../events.repo.server'

/** The pages of an event's management, in the order of the work: below which address, and for which kind only. */
const tabs = [
  ['overview', ''],
  ['facts', '/facts'],
  ['stops', '/stops', 'tour'],
  ['classes', '/classes', 'exhibition'],
  ['halls', '/halls', 'exhibition'],
  ['booths', '/booths', 'exhibition'],
  ['exhibitors', '/exhibitors', 'exhibition'],
  ['bookings', '/bookings', 'exhibition'],
  ['agenda', '/agenda'],
  ['news', '/news'],
  ['visitors', '/visitors'],
  ['meetings', '/meetings', 'exhibition'],
  ['checkIn', '/check-in'],
] as const
export type EventTab = (typeof tabs)[number][0]

const dids = ['created', 'saved', 'tellChanges', 'leaveChanges', 'publish', 'publishPlan', 'cancel'] as const

export type EventManagePage = ReturnType<typeof personalPage> & {
  event: Event
  /** of the page itself, in its language */
  path: string
  title: string
  head: EventManageHead
}

export const managePath = (lang: Lang, id: number, rest = ''): string =>
  localPath(lang, `/events/${id}/manage${rest}`)

/**
 * A page of an event's management, for the members of its organizer.
 * @throws the 404 of a page that is not there, for an event of this kind too, or the way to the sign-in page
 */
export async function eventManagePage(args: LoaderFunctionArgs, tab: EventTab): Promise<EventManagePage> {
  const page = personalPage(args)
  const { services, viewer, lang, t, url } = page
  const id = readId(args.params.id)
  const event = await withDomainErrors(() => readOwnEvent(services.db, viewer, id))
  const own = tabs.filter(([, , kind]) => kind === undefined || kind === event.kind)
  if (!own.some(([name]) => name === tab)) throw notFound()
  const did = dids.find((each) => each === url.searchParams.get('did'))
  const title = inLang(lang, event.titleZh, event.titleEn)
  return {
    ...page,
    event,
    title,
    path: managePath(lang, id, tabs.find(([name]) => name === tab)?.[1]),
    head: {
      title,
      dates: datesOf(event, lang),
      crumbs: [
        { href: localPath(lang, '/events'), label: t('event.title') },
        { href: localPath(lang, `/events/${id}`), label: title },
      ],
      tabs: own.map(([name, rest]) => ({
        href: managePath(lang, id, rest),
        label: t(`eventWork.tab_${name}`),
        current: name === tab,
      })),
      tour: null,
      place: null,
      publicHref: localPath(lang, `/events/${id}`),
      state: event.state,
      writes:
        event.state !== 'cancelled' &&
        rightsOf(membershipIn(viewer, event.organizer.id)).includes(rightToChange(event)),
      did: did ? t(`eventWork.did_${did}`) : null,
    },
  }
}

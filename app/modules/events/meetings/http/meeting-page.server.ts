import { formatDate } from '~/locales/format'
import { type Lang, localPath } from '~/locales/lang'
import { makeHead } from '~/locales/page-head'
import { mayAct } from '~/modules/accounts'
import { personalPage } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import { type LoaderFunctionArgs, notFound, withDomainErrors } from '~/platform/http/index.server'
import type { Db } from '~db/client.server'
import { datesOf } from '../../components/event-card-view'
import { isOver, takesExhibitors, takesVisitors } from '../../event'
import { readScope } from '../../http/read-scope.server'
import { scopedPath } from '../../scoped-path'
import { stopPath } from '../../tours/stops/components/stop-card-view'
import { takesSignUps } from '../../tours/stops/stop'
import type { MeetingFrameView } from '../components/meeting-frame'
import type { SlotChoice } from '../components/request-card'
import { meetingsPath, partyName, type Whereabouts } from '../meeting-words'
import { readParticipants } from '../participants.server'
import type { MeetingSlot, Programme } from '../programme'
import { findProgramme, readAllPlaces, readSlots } from '../programme.repo.server'
import { readPlanned } from '../requests.repo.server'
import { readMeetingVenue } from '../venue.server'

const tabs = [
  ['mine', ''],
  ['partners', '/partners'],
  ['availability', '/availability'],
] as const
type MeetingTab = (typeof tabs)[number][0]

const dids = ['asked', 'accept', 'decline', 'propose', 'withdraw', 'cancel', 'saved', 'recorded'] as const

/** A page of a participant's meetings at an event. @throws the 404 of an event or stop that is not there, the sign-in page */
export async function meetingPage(args: LoaderFunctionArgs, tab: MeetingTab | null) {
  const page = personalPage(args)
  const { services, viewer, lang, t, url } = page
  const scope = readScope({ params: args.params, url })
  const venue = await withDomainErrors(() => readMeetingVenue(services.db, viewer, scope))
  const { event, stop } = venue
  const [programme, participants] = await Promise.all([
    findProgramme(services.db, scope),
    readParticipants(services.db, scope),
  ])
  const own = participants.find(({ id }) => id === viewer.organisation?.id) ?? null
  const acts = own !== null && mayAct(viewer, 'join')
  const today = services.clock.today()
  const title = inLang(lang, venue.titleZh, venue.titleEn)
  const to = (rest = '') => localPath(lang, meetingsPath(scope, rest))
  const eventPath = localPath(lang, `/events/${event.id}`)
  const did = dids.find((each) => each === url.searchParams.get('did'))
  const heading = t('meeting.title')
  const frame: MeetingFrameView = {
    heading,
    event: title,
    crumbs: [
      { href: localPath(lang, '/events'), label: t('event.title') },
      { href: eventPath, label: inLang(lang, event.titleZh, event.titleEn) },
      ...(stop ? [{ href: stopPath(lang, stop), label: inLang(lang, stop.titleZh, stop.titleEn) }] : []),
    ],
    tabs: tabs.map(([name, rest]) => ({
      href: to(rest),
      label: t(`meeting.tab_${name}`),
      current: name === tab,
    })),
    participant: own && partyName(own, lang),
    when: [datesOf(venue, lang), inLang(lang, venue.placeZh, venue.placeEn)].filter(Boolean).join(' · '),
    closed: programme ? null : isOver(venue, today) ? 'over' : 'yet',
    readOnly: own !== null && !acts,
    did: did ? t(`meeting.did_${did}`) : null,
    stop: stop !== null,
    applyHref: !stop && takesExhibitors(event, today) ? `${eventPath}/apply` : null,
    registerHref: !stop && takesVisitors(event, today) ? `${eventPath}/register` : null,
    signUpHref: stop && takesSignUps(event, stop, today) ? scopedPath(`${eventPath}/sign-up`, scope) : null,
  }
  return {
    ...page,
    ...{ venue, scope, programme, own, acts, to, title, frame },
    head: makeHead({
      ...{ origin: page.origin, lang, title: `${heading} · ${title}`, description: heading, indexed: false },
      path: to(tabs.find(([name]) => name === tab)?.[1]),
    }),
    /** whether requests can still be made */
    open: programme !== null && venue.open && today <= programme.requestsUntil,
  }
}

/** The page of somebody who takes part where meetings are set up. @throws the 404 to everybody else */
export async function participantPage(args: LoaderFunctionArgs) {
  const page = await meetingPage(args, null)
  const { own, programme } = page
  if (!own || !programme) throw notFound()
  return { ...page, own, programme }
}

export async function readWhereabouts(
  db: Db,
  programme: Programme,
  organisationId?: number,
): Promise<Whereabouts> {
  const [planned, slots, places] = await Promise.all([
    readPlanned(db, programme.id, organisationId),
    readSlots(db, programme.id),
    readAllPlaces(db, programme),
  ])
  return { planned, slots, places }
}

/** Slots to choose from, under their days. */
export const slotChoices = (slots: readonly MeetingSlot[], lang: Lang): SlotChoice[] =>
  slots.map(({ id, day, starts, ends }) => ({
    value: String(id),
    label: `${starts}–${ends}`,
    group: formatDate(day, lang),
  }))

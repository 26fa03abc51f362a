import { formatDate } from '~/locales/format'
import { type Lang, localPath } from '~/locales/lang'
import { makeHead } from '~/locales/page-head'
import { mayAct } from '~/modules/accounts'
import { personalPage } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import { type LoaderFunctionArgs, notFound, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import type { Db } from '~db/client.server'
import { takesExhibitors, takesVisitors } from '../../event'
import { readEvent } from '../../events.repo.server'
import type { MeetingFrameView } from '../components/meeting-frame'
import type { SlotChoice } from '../components/request-card'
import type { MeetingScope } from '../meeting'
import { meetingsPath, partyName, type Whereabouts } from '../meeting-words'
import { readParticipants } from '../participants.server'
import type { MeetingSlot, Programme } from '../programme'
import { findProgramme, readAllPlaces, readSlots } from '../programme.repo.server'
import { readPlanned } from '../requests.repo.server'

const tabs = [
  ['mine', ''],
  ['partners', '/partners'],
  ['availability', '/availability'],
] as const
type MeetingTab = (typeof tabs)[number][0]

const dids = ['asked', 'accept', 'decline', 'propose', 'withdraw', 'cancel', 'saved', 'recorded'] as const

/** A page of a participant's meetings at an event. @throws the 404 of an event that is not there, the sign-in page */
export async function meetingPage(args: LoaderFunctionArgs, tab: MeetingTab | null) {
  const page = personalPage(args)
  const { services, viewer, lang, t, url } = page
  const scope: MeetingScope = { eventId: readId(args.params.id), stopId: null }
  const event = await withDomainErrors(() => readEvent(services.db, viewer, scope.eventId))
  const [programme, participants] = await Promise.all([
    findProgramme(services.db, scope),
    readParticipants(services.db, scope),
  ])
  const own = participants.find(({ id }) => id === viewer.organisation?.id) ?? null
  const acts = own !== null && mayAct(viewer, 'join')
  const today = services.clock.today()
  const title = inLang(lang, event.titleZh, event.titleEn)
  const base = localPath(lang, meetingsPath(scope))
  const eventPath = localPath(lang, `/events/${event.id}`)
  const did = dids.find((each) => each === url.searchParams.get('did'))
  const heading = t('meeting.title')
  const frame: MeetingFrameView = {
    heading,
    event: title,
    crumbs: [
      { href: localPath(lang, '/events'), label: t('event.title') },
      { href: eventPath, label: title },
    ],
    tabs: tabs.map(([name, rest]) => ({
      href: base + rest,
      label: t(`meeting.tab_${name}`),
      current: name === tab,
    })),
    participant: own && partyName(own, lang),
    closed: programme === null,
    readOnly: own !== null && !acts,
    did: did ? t(`meeting.did_${did}`) : null,
    applyHref: takesExhibitors(event, today) ? `${eventPath}/apply` : null,
    registerHref: takesVisitors(event, today) ? `${eventPath}/register` : null,
  }
  return {
    ...page,
    ...{ event, scope, programme, own, acts, base, title, frame },
    head: makeHead({
      ...{ origin: page.origin, lang, title: `${heading} · ${title}`, description: heading, indexed: false },
      path: base + (tabs.find(([name]) => name === tab)?.[1] ?? ''),
    }),
    /** whether requests can still be made */
    open: programme !== null && event.state === 'published' && today <= programme.requestsUntil,
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

import { formatInstant } from '~/locales/format'
import { makeHead } from '~/locales/page-head'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { isOver } from '../../event'
import { scopedManagePage } from '../../http/scoped-manage-page.server'
import { progressWords, qualityWords } from '../components/quality-words'
import { meetingManagePath } from '../meeting-words'
import { readParticipants } from '../participants.server'
import { findProgramme, readPlaces } from '../programme.repo.server'
import { countRequests, listRequests, readPlanned } from '../requests.repo.server'
import { changesOf } from '../timetable/worth'
import { listTimetables, readTimetableMeetings } from '../timetables/timetables.repo.server'

const tabs = [
  ['overview', ''],
  ['setup', '/setup'],
  ['requests', '/requests'],
  ['plan', '/plan'],
] as const
export type MeetingManageTab = (typeof tabs)[number][0]

const dids = ['set', 'fix', 'unfix', 'cancel', 'make', 'publish'] as const

/**
 * A page of the organizer's work on meetings, of an exhibition or of the stop that `stop` names.
 * @throws those of `scopedManagePage`
 */
export async function meetingManagePage(args: LoaderFunctionArgs, tab: MeetingManageTab) {
  const page = await scopedManagePage(args, 'meetings')
  const { services, scope, lang, t, origin, url } = page
  const title = t('meeting.manageTitle')
  const did = dids.find((each) => each === url.searchParams.get('done'))
  const to = (rest = '') => meetingManagePath(lang, scope, rest)
  const path = to(tabs.find(([name]) => name === tab)?.[1])
  return {
    ...page,
    ...{ path, to },
    programme: await findProgramme(services.db, scope),
    pageHead: makeHead({
      ...{ origin, path, lang, title: `${title} · ${page.title}`, description: title, indexed: false },
    }),
    bar: {
      did: did ? t(`meeting.did_${did}`) : null,
      tabs: tabs.map(([name, rest]) => ({
        href: to(rest),
        label: t(`meeting.manageTab_${name}`),
        current: name === tab,
      })),
    },
  }
}

/** `/events/:id/manage/meetings`: making the timetable. @throws those of `meetingManagePage` */
export async function timetablesPage(args: LoaderFunctionArgs) {
  const page = await meetingManagePage(args, 'overview')
  const { services, programme, scope, lang, t, to } = page
  const { db } = services
  const shared = { head: page.pageHead, frame: page.head, bar: page.bar }
  const over = isOver(page.event, services.clock.today())
  const setupHref = to('/setup')
  if (!programme) return { ...shared, setupHref, over, view: null }
  const [participants, places, counts, accepted, timetables, planned] = await Promise.all([
    readParticipants(db, scope),
    readPlaces(db, programme),
    countRequests(db, programme.id),
    listRequests(db, programme.id, { state: 'accepted' }),
    listTimetables(db, programme.id),
    readPlanned(db, programme.id),
  ])
  const standing = [...planned.values()]
    .filter(({ state }) => state === 'planned')
    .map(({ requestId, slotId, placeId }) => ({ wish: requestId, slot: slotId, place: placeId }))
  const newest = timetables[0]
  const made = newest?.state === 'made' ? newest : null
  const meetings = made && (await readTimetableMeetings(db, made.id))
  const changes = meetings && standing.length > 0 ? changesOf(standing, meetings) : null
  return {
    ...shared,
    ...{ setupHref, over },
    view: {
      figures: [
        [t('meeting.participants'), participants.length],
        [t('meeting.slots'), programme.slots.length],
        [t('meeting.tables'), programme.tables.length],
        ...(scope.stopId === null
          ? [[t('meeting.booths'), places.length - programme.tables.length] satisfies [string, number]]
          : []),
        [t('meeting.asking'), counts.asked ?? 0],
        [t('meeting.agreed'), counts.accepted ?? 0],
        [t('meeting.fixedCount'), accepted.filter(({ fixed }) => fixed).length],
      ] as [string, number][],
      ready: programme.slots.length > 0 && places.length > 0,
      standing: standing.length > 0,
      working:
        newest && (newest.state === 'waiting' || newest.state === 'working')
          ? { ...progressWords(newest.progress, lang), done: newest.progress?.done ?? 0 }
          : null,
      changes:
        changes &&
        t('meeting.changes', {
          moved: changes.moved.length,
          relocated: changes.relocated.length,
          dropped: changes.dropped.length,
          added: changes.added.length,
        }),
      versions: timetables.map((each) => ({
        id: each.id,
        name: t('meeting.version', { n: each.id }),
        state: each.state,
        stateLabel: t(`meeting.version_${each.state}`),
        at: formatInstant(each.endedAt ?? each.askedAt, lang),
        summary:
          each.state === 'made' || each.state === 'published'
            ? t('meeting.versionMeetings', { wishes: each.wishes ?? 0, meetings: each.meetings })
            : null,
        quality: qualityWords(each, lang),
        trouble: each.trouble && t(`meeting.trouble_${each.trouble}`),
        planHref: to(`/plan?timetable=${each.id}`),
        publishes: each.id === made?.id,
      })),
    },
  }
}

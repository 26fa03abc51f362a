import { formatDate } from '~/locales/format'
import { type LoaderFunctionArgs, notFound, withDomainErrors } from '~/platform/http/index.server'
import { meetingCalendar } from '../calendar-of.server'
import type { TimetableView } from '../components/meeting-timetable'
import { requestView } from '../components/request-view'
import { turnOf } from '../meeting'
import { meetingLines } from '../meeting-words'
import { notebookView, recordView } from '../on-the-day/record-view.server'
import { readRecords } from '../on-the-day/records.repo.server'
import { listRequests, readRequest } from '../requests.repo.server'
import { meetingPage, participantPage, readWhereabouts, slotChoices } from './meeting-page.server'

/** `/events/:id/meetings`. @throws those of `meetingPage` */
export async function ownMeetingsPage(args: LoaderFunctionArgs) {
  const page = await meetingPage(args, 'mine')
  const { services, viewer, venue, own, programme, lang, t, scope, acts, to, frame, head, open } = page
  if (!own || !programme) return { head, frame, view: null }
  const { db } = services
  const [requests, where] = await Promise.all([
    listRequests(db, programme.id, { organisationId: own.id }),
    readWhereabouts(db, programme, own.id),
  ])
  const views = (list: typeof requests) =>
    list.map((request) => requestView(request, where, { lang, scope, side: own.side, acts }))
  const held = (id: number) => where.planned.get(id)?.state === 'planned'
  const seen = { lang, scope, side: own.side }
  const lines = meetingLines(requests, where, seen)
  const records = await readRecords(
    db,
    lines.map(({ id }) => id),
  )
  const byId = new Map(requests.map((request) => [request.id, request]))
  return {
    head,
    frame,
    view: {
      until: open
        ? t('meeting.until', { day: formatDate(programme.requestsUntil, lang) })
        : t('meeting.closed'),
      timetable: {
        published:
          programme.publishedAt && t('meeting.published', { day: formatDate(programme.publishedAt, lang) }),
        calendarHref: to('.ics'),
        lines: lines.flatMap((line) => {
          const request = byId.get(line.id)
          return request ? [{ ...line, record: recordView(request, records, seen) }] : []
        }),
        notebook: acts ? notebookView(viewer, { lang, scope, organisation: own.id }) : null,
        notesFrom: venue.startsOn,
        today: services.clock.today(),
      } satisfies TimetableView,
      incoming: views(requests.filter((request) => turnOf(request) === own.side)),
      outgoing: views(
        requests.filter((request) => request.state === 'asked' && turnOf(request) !== own.side),
      ),
      agreed: views(requests.filter(({ state, id }) => state === 'accepted' && !held(id))),
      over: views(requests.filter(({ state }) => state !== 'asked' && state !== 'accepted')),
      slots: slotChoices(programme.slots, lang),
    },
  }
}

/** A participant's meetings as a calendar: all, or the one that is named. @throws those of `participantPage` */
export async function meetingCalendarFile(args: LoaderFunctionArgs, requestId?: number): Promise<string> {
  const { services, own, programme, venue, scope, lang, origin } = await participantPage(args)
  const { db } = services
  const where = await readWhereabouts(db, programme, own.id)
  const requests =
    requestId === undefined
      ? await listRequests(db, programme.id, { organisationId: own.id })
      : [await withDomainErrors(() => readRequest(db, programme.id, requestId))]
  if (requests.some((request) => request[own.side].id !== own.id)) throw notFound()
  if (requestId !== undefined && !where.planned.has(requestId)) throw notFound()
  return meetingCalendar({ venue, scope, side: own.side, requests, where }, { lang, origin })
}

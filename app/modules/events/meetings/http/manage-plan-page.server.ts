import { z } from 'zod'
import { formatDate } from '~/locales/format'
import type { Lang } from '~/locales/lang'
import { readFilters } from '~/modules/accounts/index.server'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import type { MeetingRequest } from '../meeting'
import { pairName, partyName, placeName, type Whereabouts } from '../meeting-words'
import { listRequests } from '../requests.repo.server'
import type { Meeting } from '../timetable/problem'
import { readTimetable, readTimetableMeetings } from '../timetables/timetables.repo.server'
import { meetingManagePage } from './manage-meetings-page.server'
import { readWhereabouts } from './meeting-page.server'

const ways = ['table', 'time', 'organisation'] as const
const Filters = z.object({
  by: z.enum(ways).default('table'),
  timetable: z.coerce.number().int().positive().optional(),
})

export type PlanPart = {
  key: string
  title: string
  rows: { key: string; when: string; place: string; enterprise: string; team: string; pair: string }[]
}

/** `/events/:id/manage/meetings/plan`: who meets where, as published or of one version. @throws those of `meetingManagePage` */
export async function meetingPlanPage(args: LoaderFunctionArgs) {
  const page = await meetingManagePage(args, 'plan')
  const { services, programme, lang, t, url } = page
  const { by, timetable: wanted } = readFilters(url, Filters)
  const shared = { head: page.pageHead, frame: page.head, bar: page.bar }
  if (!programme) return { ...shared, view: null }
  const { db } = services
  const timetable = wanted ? await withDomainErrors(() => readTimetable(db, wanted, programme.id)) : null
  const [requests, where] = await Promise.all([
    listRequests(db, programme.id),
    readWhereabouts(db, programme),
  ])
  const preview = timetable && timetable.state !== 'published' ? timetable : null
  const meetings: Meeting[] = preview
    ? await readTimetableMeetings(db, preview.id)
    : [...where.planned.values()]
        .filter(({ state }) => state === 'planned')
        .map(({ requestId, slotId, placeId }) => ({ wish: requestId, slot: slotId, place: placeId }))
  const to = (each: string) => page.to(`/plan?by=${each}${preview ? `&timetable=${preview.id}` : ''}`)
  return {
    ...shared,
    view: {
      by,
      tabs: ways.map((each) => ({ href: to(each), label: t(`meeting.by_${each}`), current: each === by })),
      preview: preview && t('meeting.previewNote', { n: preview.id }),
      parts: planParts({ meetings, requests, where }, by, lang),
    },
  }
}

function planParts(
  {
    meetings,
    requests,
    where,
  }: { meetings: readonly Meeting[]; requests: readonly MeetingRequest[]; where: Whereabouts },
  by: (typeof ways)[number],
  lang: Lang,
): PlanPart[] {
  const byId = new Map(requests.map((request) => [request.id, request]))
  const rows = meetings.flatMap((meeting) => {
    const request = byId.get(meeting.wish)
    const slot = where.slots.get(meeting.slot)
    const place = where.places.get(meeting.place)
    if (!request || !slot || !place) return []
    return [
      {
        request,
        order: `${slot.day} ${slot.starts}`,
        tableOrder: `${place.hall} ${place.kind === 'table' ? 0 : 1} ${place.number.padStart(8, '0')}`,
        row: {
          key: String(request.id),
          when: `${formatDate(slot.day, lang)} ${slot.starts}–${slot.ends}`,
          place: placeName(place, lang),
          enterprise: partyName(request.enterprise, lang),
          team: partyName(request.team, lang),
          pair: pairName(request, lang),
        },
      },
    ]
  })
  rows.sort((a, b) => compare(a.order, b.order) || compare(a.tableOrder, b.tableOrder))
  const parts = new Map<string, PlanPart & { order: string }>()
  const add = (key: string, order: string, title: string, row: PlanPart['rows'][number]) => {
    const part = parts.get(key) ?? { key, order, title, rows: [] }
    part.rows.push(row)
    parts.set(key, part)
  }
  for (const { request, order, tableOrder, row } of rows) {
    if (by === 'table') add(row.place, tableOrder, row.place, row)
    else if (by === 'time') add(row.when, order, row.when, row)
    else
      for (const [party, name] of [
        [request.enterprise, row.enterprise],
        [request.team, row.team],
      ] as const)
        add(String(party.id), name, name, row)
  }
  return [...parts.values()]
    .sort((a, b) => a.order.localeCompare(b.order, lang))
    .map(({ key, title, rows }) => ({ key, title, rows }))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

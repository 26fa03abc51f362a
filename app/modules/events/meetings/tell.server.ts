import { notify } from '~/modules/notifications/index.server'
import type { Tx } from '~db/client.server'
import type { EventScope } from '../event'
import { type MeetingRequest, type MeetingSide, otherSide } from './meeting'
import { meetingsPath } from './meeting-words'
import { readVenueTitle } from './venue.server'

export type MeetingNews =
  | 'asked'
  | 'accepted'
  | 'declined'
  | 'proposed'
  | 'withdrawn'
  | 'cancelled'
  | 'planned'
  | 'changed'

type Way = { origin: string; at: Date }

/** Tells the members of one side what became of a request. */
export async function tellSide(
  tx: Tx,
  scope: EventScope,
  request: MeetingRequest,
  { side, news, reason = '' }: { side: MeetingSide; news: MeetingNews; reason?: string },
  { origin, at }: Way,
): Promise<void> {
  const other = request[otherSide(side)]
  await tell(
    tx,
    scope,
    {
      organisationId: request[side].id,
      news,
      params: {
        other: { zh: other.nameZh, en: other.nameEn || other.nameZh },
        offering: { zh: request.offering.nameZh, en: request.offering.nameEn || request.offering.nameZh },
        need: { zh: request.need.titleZh, en: request.need.titleEn || request.need.titleZh },
        reason: reason || '–',
      },
      path: meetingsPath(scope, `/${request.id}`),
      key: `meeting:${request.id}:${side}:${news}:${at.toISOString()}`,
    },
    { origin, at },
  )
}

/** Tells an organisation that its timetable is there, or was changed. */
export const tellTimetable = (
  tx: Tx,
  scope: EventScope,
  {
    organisationId,
    news,
    meetings,
    timetableId,
  }: {
    organisationId: number
    news: 'planned' | 'changed'
    meetings: number
    timetableId: number
  },
  way: Way,
): Promise<void> =>
  tell(
    tx,
    scope,
    {
      organisationId,
      news,
      params: { n: meetings },
      path: meetingsPath(scope),
      key: `timetable:${timetableId}:${organisationId}`,
    },
    way,
  )

async function tell(
  tx: Tx,
  scope: EventScope,
  told: {
    organisationId: number
    news: MeetingNews
    params: Parameters<typeof notify>[1]['params']
    path: string
    key: string
  },
  { origin, at }: Way,
): Promise<void> {
  const { titleZh, titleEn } = await readVenueTitle(tx, scope)
  await notify(
    tx,
    {
      kind: 'meeting',
      event: `meeting_${told.news}`,
      to: { organisationId: told.organisationId, roles: ['editor', 'owner'] },
      words: `meeting.mail_${told.news}`,
      params: { event: { zh: titleZh, en: titleEn || titleZh }, ...told.params },
      subject: `event:${scope.eventId}`,
      path: told.path,
      key: told.key,
    },
    { origin, at },
  )
}

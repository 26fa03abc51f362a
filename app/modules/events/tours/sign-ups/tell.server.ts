import { notify } from '~/modules/notifications/index.server'
import type { Tx } from '~db/client.server'
import type { Event } from '../../event'
import type { Stop } from '../stops/stop'

export type TourNews =
  | 'signedUp'
  | 'changed'
  | 'withdrawn'
  | 'accepted'
  | 'waiting'
  | 'movedUp'
  | 'removed'
  | 'stopChanged'
  | 'stopCancelled'
  | 'programme'

type About = {
  news: TourNews
  event: Pick<Event, 'id' | 'titleZh' | 'titleEn'>
  /** one stop, or several by their names */
  stops: readonly Pick<Stop, 'id' | 'titleZh' | 'titleEn'>[]
  name?: { zh: string; en: string }
  reason?: string
}
type Way = { origin: string; at: Date }

const words = ({ news, event, stops, name, reason }: About) => ({
  kind: 'tour' as const,
  event: `tour_${news}`,
  words: `signUp.mail_${news}` as const,
  params: {
    event: { zh: event.titleZh, en: event.titleEn || event.titleZh },
    stop: {
      zh: stops.map(({ titleZh }) => titleZh).join('、'),
      en: stops.map(({ titleZh, titleEn }) => titleEn || titleZh).join(', '),
    },
    name: name ?? { zh: '', en: '' },
    reason: reason || '–',
  },
  subject: `event:${event.id}`,
})
const mark = ({ news, stops }: About) => `${news}:${stops.map(({ id }) => id).join(',')}`

/** Tells the members of an organisation what became of its sign-up. */
export const tellSignedUp = (
  tx: Tx,
  organisationId: number,
  about: About,
  { origin, at }: Way,
): Promise<void> =>
  notify(
    tx,
    {
      ...words(about),
      to: { organisationId, roles: ['editor', 'owner'] },
      path:
        about.news === 'programme'
          ? `/events/${about.event.id}/stops/${about.stops[0]?.id}/programme`
          : `/events/${about.event.id}/sign-up`,
      key: `tour:${about.event.id}:${organisationId}:${mark(about)}:${at.toISOString()}`,
    },
    { origin, at },
  )

/** Tells those who organize a tour, and whoever is named for one of these stops, what an organisation did. */
export async function tellOrganizers(
  tx: Tx,
  organizerId: number,
  about: About & { from: number },
  { origin, at }: Way,
): Promise<void> {
  const { event, stops, from } = about
  const notice = {
    ...words(about),
    path: `/events/${event.id}/manage/stops/${stops[0]?.id}/sign-ups`,
    key: `tour:${event.id}:${from}:${mark(about)}:${at.toISOString()}`,
  }
  await notify(
    tx,
    { ...notice, to: { organisationId: organizerId, roles: ['editor', 'owner'] } },
    { origin, at },
  )
  const named = await tx
    .selectFrom('tour_stop_organizers')
    .select('person_id')
    .where(
      'stop_id',
      'in',
      stops.map(({ id }) => id),
    )
    .execute()
  const personIds = [...new Set(named.map(({ person_id: id }) => id))]
  if (personIds.length > 0) await notify(tx, { ...notice, to: { personIds } }, { origin, at })
}

import { notify } from '~/modules/notifications/index.server'
import type { Tx } from '~db/client.server'
import type { Event } from '../event'

export type ExhibitorNews =
  | 'applied'
  | 'accepted'
  | 'returned'
  | 'rejected'
  | 'lapsed'
  | 'given'
  | 'confirmed'
  | 'cancelled'
  | 'reallocated'

type Told = {
  news: ExhibitorNews
  /** whose members hear of it */
  organisationId: number
  /** the other organisation, or what it is about */
  name?: { zh: string; en: string }
  booths?: string
  reason?: string
  path: string
  /** tells apart what may happen twice at one moment */
  mark?: string | number
}

/** Tells the members of an exhibitor or of the organizer what became of an application or a booking. */
export const tellExhibitor = (
  tx: Tx,
  event: Pick<Event, 'id' | 'titleZh' | 'titleEn'>,
  { news, organisationId, name, booths, reason, path, mark = '' }: Told,
  { origin, at }: { origin: string; at: Date },
): Promise<void> =>
  notify(
    tx,
    {
      kind: 'exhibition',
      event: `exhibition_${news}`,
      to: { organisationId, roles: ['editor', 'owner'] },
      words: `exhibitor.mail_${news}`,
      params: {
        event: { zh: event.titleZh, en: event.titleEn || event.titleZh },
        name: name ?? { zh: '', en: '' },
        booths: booths ?? '',
        reason: reason || '–',
      },
      subject: `event:${event.id}`,
      path,
      key: `event:${event.id}:${organisationId}:${news}${mark}:${at.toISOString()}`,
    },
    { origin, at },
  )

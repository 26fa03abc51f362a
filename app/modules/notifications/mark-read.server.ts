import type { Person } from '~/modules/accounts'
import { notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { NoticeKind } from './kinds'

type Parts = Pick<Services, 'db' | 'clock'>

/** Marks one notice of the viewer's as read, and says where it leads. @throws DomainError `not_found` */
export async function markRead({ db, clock }: Parts, viewer: Person, id: number): Promise<{ path: string }> {
  const now = clock.now()
  const notice = await db
    .updateTable('notices')
    .set(({ fn, ref, val }) => ({ read_at: fn.coalesce(ref('read_at'), val(now)) }))
    .where('id', 'in', (shown) =>
      shown.selectFrom('shown_notices').select('id').where('id', '=', id).where('person_id', '=', viewer.id),
    )
    .returning('path')
    .executeTakeFirst()
  if (notice === undefined) throw notFoundError('notice', id)
  return notice
}

/**
 * Marks as read what the viewer had before them: notices up to `upTo`, of one kind or of all. What came after is not
 * touched.
 */
export async function markAllRead(
  { db, clock }: Parts,
  viewer: Person,
  { upTo, kind }: { upTo: number; kind?: NoticeKind | undefined },
): Promise<void> {
  await db
    .updateTable('notices')
    .set({ read_at: clock.now() })
    .where('person_id', '=', viewer.id)
    .where('read_at', 'is', null)
    .where('id', '<=', upTo)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .execute()
}

/**
 * What a person was told of an event of a subject was read where it happened: it is unread no more, and what waits to
 * be mailed is not.
 */
export async function settleNotices(
  tx: Tx,
  personId: number,
  { subject, event, at }: { subject: string; event: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('notices')
    .set({ read_at: at, mail_due_at: null })
    .where('person_id', '=', personId)
    .where('subject', '=', subject)
    .where('event', '=', event)
    .where('read_at', 'is', null)
    .execute()
}

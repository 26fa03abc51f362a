import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { lockManagedStop } from '../stops/managed-stop.server'
import type { SessionOutcome } from './session'

/**
 * Writes down what came of a meeting of a stop's session, or takes that back (`outcome` null). Sent again it changes
 * nothing.
 * @throws DomainError `not_found` (404), `not_allowed` (403), `event_cancelled`, `stop_cancelled` (409)
 */
export const recordSessionMeeting = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  {
    meetingId,
    outcome,
    note,
    ...at
  }: { eventId: number; stopId: number; meetingId: number; outcome: SessionOutcome | null; note: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockManagedStop(tx, viewer, at)
    const before = await tx
      .selectFrom('tour_session_meetings')
      .select(['outcome', 'note'])
      .where('stop_id', '=', at.stopId)
      .where('id', '=', meetingId)
      .executeTakeFirst()
    if (!before) throw notFoundError('meeting', meetingId)
    if (before.outcome === outcome && before.note === note) return
    await tx
      .updateTable('tour_session_meetings')
      .set({
        ...{ outcome, note },
        recorded_by: outcome === null ? null : viewer.id,
        recorded_at: outcome === null ? null : clock.now(),
      })
      .where('id', '=', meetingId)
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'stop.meeting_recorded',
      object: { kind: 'event', id: at.eventId },
      detail: { stop: at.stopId, meeting: meetingId, result: outcome },
    })
  })

import { audit } from '~/platform/audit.server'
import { notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import type { Person } from '../viewer'
import { endSessions } from './sessions.repo.server'

/**
 * Ends one session of the viewer's, or all but the present one. It is dead at its next request.
 * @throws DomainError `not_found` (404) where there is none of theirs with this id
 */
export const endSession = (
  { db }: Pick<Services, 'db'>,
  viewer: Person,
  { session }: { session: number | 'others' },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const ended =
      session === 'others'
        ? await endSessions(tx, viewer.id, { but: viewer.sessionId })
        : Number(
            (
              await tx
                .deleteFrom('sessions')
                .where('id', '=', session)
                .where('person_id', '=', viewer.id)
                .executeTakeFirst()
            ).numDeletedRows,
          )
    if (session !== 'others' && ended === 0) throw notFoundError('session', session)
    await audit(tx, auditSource(viewer), {
      action: session === 'others' ? 'session.others_ended' : 'session.ended',
      object: { kind: 'person', id: viewer.id },
      detail: { sessions: ended },
    })
  })

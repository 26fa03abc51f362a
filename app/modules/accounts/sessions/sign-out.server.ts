import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import type { Person } from '../viewer'
import { endSessions } from './sessions.repo.server'

/** Ends this session, or every session of the person. Safe to repeat. */
export const signOut = (
  { db }: Pick<Services, 'db'>,
  viewer: Person,
  { everywhere }: { everywhere: boolean },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const ended = everywhere
      ? await endSessions(tx, viewer.id)
      : Number(
          (await tx.deleteFrom('sessions').where('id', '=', viewer.sessionId).executeTakeFirst())
            .numDeletedRows,
        )
    await audit(tx, auditSource(viewer), {
      action: everywhere ? 'session.ended_everywhere' : 'session.ended',
      object: { kind: 'person', id: viewer.id },
      detail: { sessions: ended },
    })
  })

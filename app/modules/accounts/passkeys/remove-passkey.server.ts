import { audit } from '~/platform/audit.server'
import { notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { noteFactorChange } from '../factors/note-factor-change.server'
import { lockPerson } from '../people/people.repo.server'
import type { Person } from '../viewer'

/** Takes a passkey of the viewer's away; returns the session's new token. @throws DomainError `not_found` (404) */
export const removePasskey = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { id }: { id: number },
  { origin }: { origin: string },
): Promise<string> =>
  db.transaction().execute(async (tx) => {
    await lockPerson(tx, viewer.id)
    const removed = await tx
      .deleteFrom('passkeys')
      .where('id', '=', id)
      .where('person_id', '=', viewer.id)
      .executeTakeFirst()
    if (removed.numDeletedRows !== 1n) throw notFoundError('passkey', id)
    await audit(tx, auditSource(viewer), {
      action: 'person.passkey_removed',
      object: { kind: 'person', id: viewer.id },
      detail: { passkey: id },
    })
    const at = clock.now()
    const { token } = await noteFactorChange(tx, viewer, {
      change: 'passkey_removed',
      codes: 'none',
      at,
      origin,
    })
    return token
  })

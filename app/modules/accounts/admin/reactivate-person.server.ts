import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import type { Person } from '../viewer'
import { lockForAdministrator } from './administrators.server'

/** Lets a suspended person sign in again. @throws DomainError `not_found`, `person_state` (409: not suspended) */
export const reactivatePerson = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { personId, reason }: { personId: number; reason: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { person } = await lockForAdministrator(tx, viewer, personId)
    if (person.state !== 'suspended') throw new DomainError('person_state', { field: 'act' }, { status: 409 })
    await tx
      .updateTable('people')
      .set({ state: 'active', updated_at: clock.now() })
      .where('id', '=', personId)
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'person.reactivated',
      object: { kind: 'person', id: personId },
      detail: { reason },
    })
  })

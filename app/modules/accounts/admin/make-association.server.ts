import { sql } from 'kysely'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { lockForStaff } from '../review/lock-for-staff.server'
import type { Person } from '../viewer'

/**
 * Makes a verified organisation an association, a kind that nobody can register as.
 * @throws DomainError `not_verified_yet` (409) where it is not verified or a change of it waits for review, and
 *   those of `lockForStaff`
 */
export const makeAssociation = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { organisationId, reason }: { organisationId: number; reason: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const organisation = await lockForStaff(tx, viewer, organisationId, 'administrator')
    const waiting = await tx
      .selectFrom('organisation_reviews')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    if (organisation.state !== 'verified' || organisation.kind === 'association' || waiting)
      throw new DomainError('not_verified_yet', { field: 'act' }, { status: 409 })
    await tx
      .updateTable('organisations')
      .set({ kind: 'association', version: sql`version + 1`, updated_at: clock.now() })
      .where('id', '=', organisationId)
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'organisation.made_association',
      object: { kind: 'organisation', id: organisationId },
      detail: { from: organisation.kind, reason },
    })
  })

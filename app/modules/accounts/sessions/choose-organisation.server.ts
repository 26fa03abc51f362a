import { audit } from '~/platform/audit.server'
import { notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import type { Person } from '../viewer'
import { renewSession } from './sessions.repo.server'

/**
 * From now on this session acts for another organisation that the viewer belongs to; returns its new token.
 * @throws DomainError `not_found` (404) for any other organisation
 */
export const chooseOrganisation = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { organisation }: { organisation: number },
): Promise<string> =>
  db.transaction().execute(async (tx) => {
    const member = await tx
      .selectFrom('memberships')
      .select('role')
      .where('person_id', '=', viewer.id)
      .where('organisation_id', '=', organisation)
      .forShare()
      .executeTakeFirst()
    if (member === undefined) throw notFoundError('organisation', organisation)
    await audit(tx, auditSource(viewer), {
      action: 'session.organisation_chosen',
      object: { kind: 'organisation', id: organisation },
      detail: { role: member.role },
    })
    return renewSession(tx, viewer.sessionId, { organisationId: organisation, graceFrom: clock.now() })
  })

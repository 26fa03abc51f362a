import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { lockOwnOffering } from './revisions.repo.server'

/**
 * Throws away what was being written: what is published stays. A draft that was never published goes whole.
 * Returns whether the offering is still there.
 * @throws DomainError `changed_meanwhile`, `in_review` (409), and those of `lockOwnOffering`
 */
export const discardRevision = (
  { db }: Pick<Services, 'db'>,
  viewer: Person,
  { id, version }: { id: number; version: number },
): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const { offering, revision } = await lockOwnOffering(tx, viewer, id, 'prepare')
    if (revision?.state === 'in_review') throw new DomainError('in_review', {}, { status: 409 })
    if ((revision?.version ?? 0) !== version) throw new DomainError('changed_meanwhile', {}, { status: 409 })
    const published = offering.published_at !== null
    if (published) await tx.deleteFrom('offering_revisions').where('offering_id', '=', id).execute()
    else await tx.deleteFrom('offerings').where('id', '=', id).execute()
    await audit(tx, auditSource(viewer), { action: 'offering.discarded', object: { kind: 'offering', id } })
    return published
  })

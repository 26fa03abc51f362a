import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import type { EventScope } from '../../event'
import { readToPublish } from '../../managed-scope.server'
import { setPrinted } from './badges.repo.server'

/**
 * Writes down that badges came out of the printer; those of tickets that were changed or issued anew since they were
 * laid out still wait. Sent again it changes nothing.
 * @throws DomainError `not_found` (404), `not_verified`, `not_allowed` (403)
 */
export async function markPrinted(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { badges, ...scope }: EventScope & { badges: readonly { number: string; issue: number }[] },
): Promise<void> {
  const { eventId } = scope
  await readToPublish(db, viewer, scope)
  await db.transaction().execute(async (tx) => {
    const { rows } = await setPrinted(tx, scope, badges, clock.now())
    if (rows.length === 0) return
    await audit(tx, auditSource(viewer), {
      action: 'visitor.badges_printed',
      object: { kind: 'event', id: eventId },
      detail: { quantity: rows.length },
    })
  })
}

import { DomainError } from '~/platform/errors'
import type { Db } from '~db/client.server'
import { changeOfferingState } from './change-offering-state.server'
import type { OfferingScope } from './offering.repo.server'

const MAX_REASON = 2_000

/**
 * Gives an offering in review back to its enterprise with the reason in words, 1–2,000 characters.
 * @throws DomainError `reason_needed` (422), `reason_too_long` (422), `not_found` (404), `offering_state` (409)
 */
export async function returnOffering(
  db: Db,
  scope: OfferingScope,
  { id, at, reason }: { id: number; at: Date; reason: string },
) {
  const returnReason = reason.trim()
  if (returnReason === '') throw new DomainError('reason_needed')
  if (returnReason.length > MAX_REASON) throw new DomainError('reason_too_long', { max: MAX_REASON })
  return db
    .transaction()
    .execute((tx) => changeOfferingState(tx, scope, { id, event: 'return', at, returnReason }))
}
